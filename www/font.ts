// The font of the page and of its pictures: an open one made for Vietnamese (Be Vietnam Pro, SIL Open Font License 1.1), cut down
// to the letters that the charts measure. A picture that is shown or saved holds it, so that it looks the same everywhere.

const family = "Be Vietnam Pro";
const weights = ["400", "700"];

/** The font in its weights, as soon as it is here. */
export class Lettering {
  #style: Promise<string>;

  /** Takes the weights as WOFF2, and has the page written in them. */
  constructor(faces: Promise<Uint8Array<ArrayBuffer>>[]) {
    faces.forEach(async (face, i) => {
      const font = new FontFace(family, await face.catch(() => new Uint8Array()), { weight: weights[i]! });
      document.fonts.add(font);
      font.load().catch(() => document.fonts.delete(font)); // the page is written in the next font of its list
    });
    this.#style = Promise.all(faces.map(async (face, i) => rule(await address(await face), weights[i]!))).then(
      (rules) => `<defs><style>${rules.join("")}</style></defs>\n`,
      () => "",
    );
  }

  /** A picture of ours with the font in it; where the font did not come, as it is. It goes in at the end, where no words have to
   * be looked through to find its place. */
  async into(svg: Uint8Array<ArrayBuffer>): Promise<Blob> {
    const end = "</svg>\n";
    return new Blob([svg.subarray(0, -end.length), await this.#style, end], { type: "image/svg+xml" });
  }
}

function rule(address: string, weight: string): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(${address})}`;
}

/** Bytes as an address that holds them. */
function address(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(new Blob([bytes], { type: "font/woff2" }));
  });
}
