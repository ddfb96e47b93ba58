// What the build puts in place of these names.

/** True for the page as files on a host, false for the page in one file. */
declare const HOSTED: boolean;
/** The name of the script that reads PDF files, beside the page. */
declare const PDF_WORKER: string;
