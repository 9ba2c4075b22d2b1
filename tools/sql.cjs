// Runs one SQL statement for `cargo xtask` and prints each row as tab-separated text.
//
// The embedded PostgreSQL carries no psql, and a server named by DATABASE_URL may ask for
// SCRAM or TLS: the ordinary client speaks all of it. The address comes through the
// environment, so that a password never stands in the process list.
const { Client } = require("pg");

async function main(statement) {
  const client = new Client({ connectionString: process.env.SQL_URL });
  await client.connect();
  const { rows } = await client.query({ text: statement, rowMode: "array" });
  for (const row of rows) console.log(row.join("\t"));
  await client.end();
}

main(process.argv[2]).catch((error) => {
  console.error(error.message || String(error));
  process.exit(1);
});
