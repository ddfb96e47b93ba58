// Libraries that are only measured, and that come without types.

declare module "d3";
declare module "plotly.js-basic-dist-min";
