// SPDX-License-Identifier: MIT
// Runs the SQL of standard input with DuckDB's module for Node.  usage: node duckdb.js THREADS
const fs = require("fs");
const { DuckDBInstance } = require("@duckdb/node-api");

(async () => {
    const instance = await DuckDBInstance.create(":memory:", { threads: process.argv[2] });
    const connection = await instance.connect();
    await connection.run(fs.readFileSync(0, "utf8"));
})();
