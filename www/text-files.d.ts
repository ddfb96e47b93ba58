// The bundler gives a .txt file as its text.
declare module "*.txt" {
  const text: string;
  export default text;
}

// And so a table.
declare module "*.tsv" {
  const text: string;
  export default text;
}
