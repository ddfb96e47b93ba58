// What this part of the page says in Vietnamese. It comes with the part; a key missing in English does not compile.

/** The Vietnamese table. */
export const vi = {
  heading: "Dùng SoDo ở mọi nơi",
  offline: {
    ready: "Trang đã nằm sẵn trên máy này: lần sau mở được cả khi không có mạng.",
    not: "Trình duyệt chưa giữ trang lại nên lần sau vẫn cần mạng để mở.",
  },
  install: {
    act: "Cài SoDo vào máy",
    why: "SoDo sẽ có cửa sổ và biểu tượng riêng, mở được tệp và nhận được phần chia sẻ từ ứng dụng khác.",
    done: "Đã cài SoDo vào máy.",
    how: "Muốn cài SoDo vào máy, hãy tìm mục “Cài đặt ứng dụng” hoặc “Thêm vào Màn hình chính” trong bảng chọn của trình duyệt.",
  },
  mark: {
    heading: "Gửi bài đang đọc sang SoDo",
    name: "Gửi sang SoDo",
    drag: "Kéo nút này lên thanh dấu trang (Ctrl+Shift+B, máy Mac ⌘+Shift+B, để hiện thanh), hoặc bấm chuột phải rồi thêm vào dấu trang. Khi đang xem một bài báo, hãy bấm dấu trang ấy: SoDo mở ra, cho xem bài sắp nhận và hỏi bạn rồi mới đọc.",
    pressed: "Nút này chỉ dùng được trên thanh dấu trang: hãy kéo nó lên đó.",
    nothing: "Bấm mà không thấy gì là trang báo đã chặn: hãy sao chép chữ của bài rồi dán vào đây, hoặc lưu trang (Ctrl+S) rồi thả tệp vào đây.",
    phone: "Trên điện thoại Android đã cài SoDo: chọn chữ của bài, bấm Chia sẻ rồi chọn SoDo. Trên iPhone: chọn chữ của bài, sao chép rồi dán vào đây.",
    blocked: "Trình duyệt đã chặn cửa sổ SoDo. Hãy cho phép trang này mở cửa sổ mới rồi bấm lại, hoặc sao chép chữ của bài rồi dán vào SoDo.",
    cut: "Trang này không cho chuyển bài sang SoDo. Hãy sao chép chữ của bài rồi dán vào SoDo, hoặc lưu trang (Ctrl+S) rồi thả tệp vào SoDo.",
    large: "Trang này lớn quá nên không gửi sang SoDo được. Hãy sao chép chữ của bài rồi dán vào SoDo.",
  },
  sent: {
    heading: "Bài từ trang báo",
    coming: "Đang chờ bài từ trang báo…",
    offers: (from: string) => `${from || "Một trang không rõ địa chỉ"} gửi sang bài này. Chưa có gì được đọc.`,
    take: "Nhận và đọc",
    leave: "Không nhận",
    lost: {
      cut: "Trang báo không cho chuyển bài sang đây. Hãy trở lại bài, sao chép chữ rồi dán vào đây, hoặc lưu trang (Ctrl+S) rồi thả tệp vào đây.",
      wrong: "Trang kia gửi sang một thứ không phải bài báo nên SoDo không nhận.",
      large: "Trang ấy lớn quá nên SoDo không nhận. Hãy sao chép chữ của bài rồi dán vào đây.",
      empty: "Trang ấy không có chữ nào của bài. Hãy mở đúng bài rồi gửi lại, hoặc sao chép chữ rồi dán vào đây.",
      notHere: "Chưa tải được phần đọc trang web. Hãy kiểm tra mạng rồi gửi lại, hoặc sao chép chữ của bài rồi dán vào đây.",
    },
    close: "Đóng",
  },
  update: {
    waiting: "Có bản mới của SoDo.",
    use: "Dùng bản mới",
    unsaved: "Các bài đang mở chưa được giữ trên máy, tải lại trang là mất. Hãy lưu những gì cần trước đã.",
    anyway: "Vẫn tải lại",
    elsewhere: "SoDo đã sang bản mới ở một cửa sổ khác.",
    reload: "Tải lại trang này",
    later: "Để sau",
  },
  file: {
    heading: "Bản một tệp không làm được những gì?",
    intro: "Trang đang mở từ một tệp trên máy. Đọc, soát, so đo, vẽ và lưu đều như bản trên web, không cần mạng; trình duyệt chỉ không cho những việc sau:",
    limits: [
      "Đọc PDF: hãy chép chữ trong PDF rồi dán vào đây.",
      "Chép liên kết hay mã QR của biểu đồ: máy khác không mở được tệp này; hãy gửi tệp hình.",
      "Nhận bài từ trang báo bằng dấu trang “Gửi sang SoDo”: hãy sao chép chữ rồi dán, hoặc lưu trang rồi thả tệp vào đây.",
      "Cài thành ứng dụng, mở tệp bằng SoDo, nhận phần chia sẻ từ ứng dụng khác.",
      "Tự báo khi có bản mới: hãy tải tệp mới về thay tệp này.",
    ],
    outro: "Cần những việc ấy, hãy mở SoDo từ một địa chỉ web.",
  },
};
