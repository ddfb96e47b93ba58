// The script of the worker that reads PDF files: the library's own.

import "pdfjs-dist/legacy/build/pdf.worker.mjs";
