// Articles of our own as hosts of what is hostile.

const places = ["Lào Cai", "Hà Giang", "Lai Châu", "Sơn La", "Yên Bái", "Cao Bằng", "Bắc Kạn", "Tuyên Quang", "Điện Biên", "Lạng Sơn"];
let told = 0;

/** A sentence with a figure in it that no other item tells; words may stand before and behind the figure. */
export function sentence(before = "", behind = "") {
  const n = told++;
  return `Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh ${places[n % places.length]} ${before} đạt ${10 + (n % 80)},${n % 90}% ${behind}.`;
}

/** An article with these words in its headline, a sentence, a table, a quotation, and at its foot. */
export function article(words) {
  return `${words} Chuyển đổi số ở vùng cao\n\n${sentence(words)}\n\n“${words}”, ông Nguyễn Văn An nói, toàn tỉnh có ${told + 1_000} tổ công nghệ số cộng đồng ${words}.\n\nTỉnh\tTỷ lệ hồ sơ trực tuyến năm 2024 ${words}\n${words}\t${(told % 80) + 11},5%\nHà Giang\t${(told % 70) + 12},25% ${words}\n\nTác giả: ${words}\nTheo Báo ${words}\n`;
}

/** Text as it may stand in markup. */
export const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
