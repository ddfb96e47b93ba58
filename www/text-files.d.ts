// The bundler gives a .txt or .tsv file as its text.
declare module "*.txt" {
  const text: string;
  export default text;
}

declare module "*.tsv" {
  const text: string;
  export default text;
}
