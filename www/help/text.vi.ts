// What the help says in Vietnamese. This table is the model: a key missing in English does not compile.

/** The Vietnamese help. */
export const vi = {
  heading: "Hướng dẫn",
  intro: "SoDo đọc bài báo tiếng Việt về chuyển đổi số của các tỉnh, lấy ra từng con số và cho biết con số ấy đo cái gì, ở đâu, bao giờ, đã đạt hay mới là mục tiêu. Trang này nói rõ SoDo đọc được gì, hay sai ở đâu, và vì sao.",
  contents: "Trong trang này",
  close: "Đóng hướng dẫn",
  noExample: "Chỉ do người soát tạo ra nên không có ví dụ.",

  start: {
    heading: "Bắt đầu",
    steps: [
      "Dán bài, hoặc thả tệp vào bất cứ chỗ nào trên trang. Chưa có bài thì bấm “Thử với bài mẫu”.",
      "Bấm vào một con số trong bài để xem nghĩa của nó. Cột bên cạnh là bảng số liệu, phần soát số và biểu đồ.",
      "Thêm bài khác để so các tỉnh, các kỳ. Bấm “Soát từng số” để xem lại những chỗ đáng ngờ, rồi lưu bảng, hình hoặc báo cáo.",
    ],
  },
  reads: {
    heading: "Đọc được gì",
    kinds: "Mười loại số, viết bằng chữ số hay bằng chữ, kèm các từ như trên, dưới, khoảng:",
    more: "Với mỗi con số, SoDo còn tìm:",
    points: [
      ["Đo cái gì", "một trong khoảng 150 chỉ tiêu SoDo biết, hoặc nguyên cụm từ trong bài; và trụ cột: chính quyền số, kinh tế số, xã hội số, nền tảng chung."],
      ["Ở đâu", "tỉnh, thành phố kèm mã, huyện, xã. Một tên như Bắc Ninh là hai nơi khác nhau trước và từ ngày 1/7/2025; SoDo tách riêng và chỉ ghép khi bạn xem mục Trước và sau 1/7/2025."],
      ["Bao giờ", "ngày, tháng, quý, nửa năm, năm, giai đoạn: “9 tháng đầu năm 2024”, “quý II”, “giai đoạn 2021–2025”."],
      ["Đã đạt hay chưa", "đạt được, mục tiêu, hay quy định. “Phấn đấu đạt 80%” không bị tính là đã đạt 80%."],
      ["So với gì", "mốc của mức tăng giảm: “so với cùng kỳ”, “so với năm 2022”, “cao hơn bình quân cả nước”."],
    ] as [string, string][],
    areas: "Ngoài con số: văn bản kèm số và ngày, cơ quan, hệ thống, chương trình, người được nhắc tới, tiêu đề, báo và ngày đăng.",
  },
  misses: {
    heading: "Không đọc được, hoặc hay đọc sai",
    points: [
      "Kỳ của con số hay sai nhất, rồi đến chỉ tiêu và trụ cột: trong bài dài, câu nói tới thời gian thường đứng xa con số.",
      "Bài kể nhiều tỉnh xen nhau: con số có thể bị gán cho tỉnh đứng gần.",
      "Kế hoạch, danh sách thôn, biên bản họp báo và những kiểu trình bày ít gặp: đọc kém hơn tin thường ngày.",
      "Số nằm trong ảnh, bản quét và biểu đồ vẽ sẵn trong bài: không đọc được.",
      "Bảng không có tiêu đề cột: chỉ còn là một hàng số không rõ nghĩa.",
      "Chữ không dấu, bảng mã cũ, tiếng nước ngoài: đọc được một phần, có dấu hỏi bên cạnh.",
      "Bài viết đúng hay sai so với thực tế: SoDo không biết. SoDo chỉ cho biết bài viết gì và các con số có khớp nhau không.",
    ],
  },
  reasons: {
    heading: "Những số không lấy làm số liệu",
    intro: "Không phải con số nào cũng là số liệu. Mở “Hiện số không lấy” để thấy chúng trong bài; lấy lại được ở phần soát từng số.",
  },
  doubts: {
    heading: "Dấu hỏi bên cạnh con số",
    intro: "Chỗ nào có thể hiểu hai cách, SoDo vẫn chọn một cách và nói rõ là nên xem lại:",
  },
  checks: {
    heading: "Soát số tính lại những gì",
    intro: "SoDo chỉ tính lại bằng chính các con số trong bài, và chỉ khi câu chữ buộc chúng đi với nhau. Không nói gì không có nghĩa là đúng. Số khớp khi làm tròn đúng thì vẫn là khớp; số bị cắt đuôi được nói riêng.",
  },
  review: {
    heading: "Soát từng số",
    points: [
      "Những chỗ đáng ngờ nhất đứng trước: phép tính không khớp, rồi con số hiểu được hai cách, rồi nơi và kỳ phải đoán.",
      "Mỗi con số có thể được ghi là đúng, sửa bất cứ ô nào, bỏ ra, tách làm hai hay gộp với số sau; số không lấy cũng có thể lấy lại. Hoàn tác được mọi bước.",
      "Điều bạn quyết không bị lần đọc sau ghi đè. Có thể lưu thành tệp, gửi cho người khác và áp dụng cho bài sau.",
    ],
    keysHeading: "Phím tắt",
    keys: [
      ["← →", "trong bài: tới con số trước, con số sau; Enter tới dòng trong bảng"],
      ["Enter", "khi soát: ghi là đúng, hoặc ghi chỗ vừa sửa"],
      ["A", "khi soát: ghi là đúng cho mọi số của bài có cùng câu hỏi, cùng nơi và cùng lúc"],
      ["J, K", "khi soát: số sau, số trước"],
      ["E", "khi soát: vào ô đầu tiên để sửa; Esc rời ô"],
      ["R", "khi soát: không phải số liệu"],
      ["S, M", "khi soát: tách làm hai, gộp với số sau"],
      ["Ctrl+Z, Ctrl+Y", "hoàn tác, làm lại"],
      ["Esc", "đóng bảng chọn đang mở"],
    ] as [string, string][],
    keysNote: "Phím một chữ chỉ có tác dụng khi đang soát và không ở trong ô chữ; khi bộ gõ tiếng Việt đang ghép chữ thì không có tác dụng.",
  },
  saves: {
    heading: "Tệp lưu ra",
    intro: "Lưu được bảng tính Excel, văn bản mở bằng Word, CSV, SDMX-CSV, gói Frictionless, chú giải W3C, JSON, hình và báo cáo. Cột OBS_STATUS cho biết con số đã qua tay ai:",
    statuses: [
      ["V", "máy đọc từ bài, chưa ai xem"],
      ["A", "người soát đã xem và nhận"],
      ["U", "không khớp khi tính lại; nên xem trước khi dùng"],
    ] as [string, string][],
    more: "Con số nào cũng đi cùng câu văn chứa nó. Hình và báo cáo lưu từ SoDo mang theo dữ liệu: thả lại vào trang là mở được biểu đồ.",
  },
  formats: {
    heading: "Nhận những tệp nào",
    points: [
      "Chữ dán từ trang web, Word hay thư; tệp .txt, .md.",
      "Word .docx, .odt, PDF có chữ; trang web lưu về (.html, .mhtml), thư (.eml).",
      "Bảng có một cột chứa bài: .xlsx, .csv, .json.",
      "Gói .zip và cả thư mục.",
      "Hình, báo cáo, dự án và tệp quyết định do SoDo lưu.",
      "Một tệp hay một lần dán gồm nhiều bài: SoDo đề nghị tách, bạn xem trước rồi chọn.",
    ],
    not: "Chưa nhận .doc và .xls kiểu cũ, bản quét, ảnh chụp, đường dẫn. Tệp nào không đọc được đều có câu nói rõ phải làm gì.",
    singleHeading: "SoDo dạng một tệp",
    single: "Bản sodo.html mở thẳng từ máy, không cần mạng, và làm được mọi việc trừ ba việc: đọc PDF, tạo liên kết hay mã QR mà người khác mở được, và cài như một ứng dụng để nhận bài từ ứng dụng hay thẻ khác. Cần những việc ấy, hãy mở SoDo từ một địa chỉ web. Có trình duyệt không cho tệp trên máy lưu gì; khi đó trang nói rõ và dự án lưu được thành tệp.",
  },
  privacy: {
    heading: "Cái gì rời khỏi máy, cái gì ở lại",
    points: [
      "Không có gì rời khỏi máy. SoDo không có máy chủ để nhận bài; trình duyệt được lệnh chặn mọi lời gọi ra ngoài trang.",
      "Bài, quyết định và biểu đồ được tự lưu trong trình duyệt này, trên máy này, theo từng dự án (mục “Dự án” ở đầu trang). Muốn giữ lâu hay chuyển sang máy khác, hãy lưu dự án thành tệp. Máy dùng chung thì bấm “Xóa tất cả” trong mục ấy trước khi rời đi.",
      "Cửa sổ riêng tư (ẩn danh) quên hết khi đóng. Trình duyệt không cho lưu, hay hết chỗ, thì trang nói ngay.",
      "Chỉ những gì bạn tự lưu, sao chép hay chia sẻ mới tới tay người khác. Liên kết biểu đồ chứa số liệu và câu trích ngay trong địa chỉ; ai có liên kết thì xem được.",
    ],
  },
  rules: {
    heading: "Tên các quy tắc đọc số",
    intro: "Trong dữ liệu JSON, mỗi con số ghi tên quy tắc đã đọc ra nó ở trường rule:",
  },
  accuracy: {
    heading: "Đọc đúng tới đâu",
    own: (articles: string, figures: string) => `Trên ${articles} bài tự viết cho dự án, mọi con số (${figures}) đã được người đọc kỹ ghi đáp án. Trong 100 con số, số đọc đúng là:`,
    ownNote: "Các điểm cân nhắc của SoDo được học từ chính các bài này, nên đây là mức tốt nhất, không phải mức của một bài bất kỳ.",
    gold: (articles: string, figures: string) => `Trên ${articles} bài khác đã gán nhãn, gồm 5 bài báo thật và 24 bài tự viết (${figures} số viết bằng chữ số), có trong tay khi viết quy tắc (f1: 100 là tìm đủ và đúng cả):`,
    unseen: "Trên 30 bài mà người làm quy tắc chỉ được biết điểm, mỗi lần mười bài, đo một lần (f1 của dữ kiện, tức mọi ô đều đúng):",
    unseenNote: "Bài của bạn có thể được đọc kém hơn nữa. Vì thế con số nào cũng có câu gốc đi kèm: hãy đối chiếu trước khi dùng.",
    what: "Điều đo",
    share: "Đúng",
    command: "Lệnh đo",
    measure: {
      kind: "loại số",
      status: "đã đạt hay mục tiêu",
      period: "kỳ",
      area: "nơi",
      "indicator or pillar": "chỉ tiêu, hoặc trụ cột khi không có chỉ tiêu",
      all: "tất cả cùng đúng, cả giá trị",
      figures: "con số: tìm thấy, đúng giá trị",
      facts: "dữ kiện: con số và mọi ô cùng đúng",
      acc_kind: "trong số tìm thấy, đúng loại",
      acc_status: "trong số tìm thấy, đúng đã đạt hay mục tiêu",
      acc_period: "trong số tìm thấy, đúng kỳ",
      acc_area: "trong số tìm thấy, đúng nơi",
      acc_indicator: "trong số tìm thấy, đúng chỉ tiêu",
      news: "tin thường ngày, mười bài đầu",
      "more news": "tin thường ngày, mười bài sau",
      "many layouts": "kế hoạch, họp báo, danh sách, nhiều tỉnh trong một bài",
    } as Record<string, string>,
  },
};

/** What the help says. */
export type HelpText = typeof vi;
