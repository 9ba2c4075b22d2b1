// Files as people have them: made here, so that nobody has to guess what is in them.

import { crc32 } from "node:zlib";

type File = { name: string; mimeType: string; buffer: Buffer };

/** A PDF of some pages, each with a line or two. */
export function pdf(name: string, pages: string[][]): File {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  pages.forEach((lines, at) => {
    const shown = lines.map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj 0 -18 Td`).join(" ");
    const text = `BT /F1 12 Tf 72 720 Td ${shown} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
      `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    );
  });
  let body = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.lastIndexOf("xref\n0")}\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(body, "latin1") };
}

/** A Word file of some paragraphs. */
export function docx(name: string, paragraphs: string[]): File {
  const package_ = "http://schemas.openxmlformats.org/package/2006";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const said = paragraphs.map((it) => `<w:p><w:r><w:t>${it}</w:t></w:r></w:p>`).join("");
  const buffer = zip({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.main+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="${package_}/relationships"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${said}</w:body></w:document>`,
  });
  return { name, mimeType: word, buffer };
}

/** An archive of files that are not packed. */
function zip(files: Record<string, string>) {
  const bodies: Buffer[] = [];
  const table: Buffer[] = [];
  let place = 0;
  for (const [name, text] of Object.entries(files)) {
    const [called, bytes] = [Buffer.from(name), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(called.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), fields, called, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    table.push(Buffer.from("PK\x01\x02\x14\0"), fields, rest, called);
    bodies.push(head);
    place += head.length;
  }
  const listed = Buffer.concat(table);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(bodies.length, 4);
  end.writeUInt16LE(bodies.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...bodies, listed, Buffer.from("PK\x05\x06"), end]);
}

/** A text. */
export const text = (name: string, words: string): File => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
