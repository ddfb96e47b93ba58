// What files for offices say in Vietnamese. It comes with the first such file, not with the page.

/** The words of the files. */
export const vi = {
  sheets: { figures: "Số liệu", checks: "Soát số", sources: "Nguồn", notes: "Ý nghĩa các cột" },
  endings: { word: "-word.html", bundle: "-goi-du-lieu.zip", annotations: "-chu-giai.jsonld" },
  link: "Câu trong bài",
  openLink: "Mở đúng câu này trên trang gốc",
  checks: { doc: "Tên bài", verdict: "Kết quả", says: "Diễn giải", quotes: "Các số liên quan", stated: "Bài nêu", expected: "Tính lại" },
  verdict: { wrong: "không khớp", cut: "cắt bớt, không làm tròn", ask: "cần xem lại", right: "khớp" } as Record<string, string>,
  sources: { doc: "Tên bài", title: "Đầu đề", outlet: "Báo, trang tin", published: "Ngày đăng", area: "Nơi chính", url: "Địa chỉ", figures: "Số con số", checks: "Số phép soát", wrong: "Không khớp" },
  notes: { column: "Cột", holds: "Ý nghĩa" },
  about: [
    ["Phần trăm", "82% được ghi là số 82, cột Đơn vị ghi %. Muốn Excel hiểu là tỷ lệ thì chia cho 100."],
    ["Con số", "Số trong ô là số thật, cộng trừ được; số chữ số lẻ hiện đúng như in trong bài. Dấu phẩy hay dấu chấm thập phân theo cài đặt vùng của máy. Số dài hơn 15 chữ số được ghi dạng chữ, vì Excel chỉ giữ 15 chữ số."],
    ["Kỳ, ngày", "Ghi dạng chữ, đúng mức chi tiết bài nêu: 2023, quý 1/2024, 6/2023."],
    ["Chữ trong ô", "Chữ lấy từ bài luôn là chữ, không bao giờ thành công thức."],
    ["Nguồn", "Số liệu do máy đọc từ bài báo. Trước khi dùng, hãy mở câu gốc để đối chiếu."],
  ],
  status: { A: "đã soát", V: "máy đọc", U: "không khớp", E: "suy ra", B: "gián đoạn chuỗi", D: "khác định nghĩa", W: "đơn vị sáp nhập" } as Record<string, string>,
  word: {
    title: "Bảng số liệu từ bài báo",
    note: "Số liệu do máy đọc từ bài báo; cột “Câu chứa con số” để đối chiếu với bài gốc.",
    none: "Không có phép soát nào: bài không nêu những số tính lại được.",
    page: "Trang",
  },
  bundle: {
    title: "Số liệu đọc từ bài báo",
    description: "Mỗi con số trong bài là một dòng, kèm câu chứa nó. Do SoDo đọc, chưa thay cho việc đối chiếu với bài gốc.",
    readme: (figures: number, checks: number, sources: number) => `# Số liệu đọc từ bài báo

Gói dữ liệu Frictionless (datapackage.org), do SoDo ghi.

- datapackage.json: mô tả từng cột
- observations.csv: ${figures} con số, mỗi dòng một số
- checks.csv: ${checks} phép soát số
- sources.csv: ${sources} bài

Số thập phân dùng dấu chấm, các cột cách nhau bằng dấu phẩy, bảng mã UTF-8. 82% được ghi là 82, đơn vị ở cột UNIT_MEASURE.
Ô chữ bắt đầu như công thức (= + - @) có dấu nháy đơn ' đứng trước để bảng tính không chạy nó; bỏ một dấu nháy ở đầu ô là có nguyên văn.
`,
  },
};

/** The words of the files, in whatever language. */
export type OutText = typeof vi;
