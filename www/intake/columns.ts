// What columns of articles are called, without marks, spaces and case; the surest names first.

/** The names of each sort of column. */
export const columns = {
  text: "noidung noidungbai noidungbaiviet noidungbaibao toanvan vanban thanbai baiviet baibao fulltext articletext articlebody maintext text content body article".split(" "),
  title: "tieude tieudebai tieudebaiviet tenbai tenbaiviet tit title headline heading subject".split(" "),
  url: "url link duongdan lienket diachi address source nguon".split(" "),
  published: "ngaydang ngayxuatban ngaydangbai ngay thoigian publisheddate publishedat published publishdate pubdate datepublished date time".split(" "),
};

/** The columns of a reader's own tables of words: what stands in their heads and in no other. */
export const ofWords = "id label_vi label_en pillar unit value triggers name code successor kind spellings phrase cue short full".split(" ");
