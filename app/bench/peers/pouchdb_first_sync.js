// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An empty PouchDB replicates all customers from a server and finds the last of them by their number:
// node pouchdb_first_sync.js FOLDER, the customers as one JSON document a line on standard input. Prints one
// line of JSON: milliseconds, milliseconds of client CPU, bytes that the server wrote.
"use strict";
const { fork } = require("child_process");
const path = require("path");
const readline = require("readline");

const folder = process.argv[2];

async function serve() {
  const PouchDB = require("pouchdb").defaults({ prefix: folder + path.sep + "server-" });
  const app = require("express")();
  app.use("/", require("express-pouchdb")(PouchDB, { mode: "minimumForPouchDB", inMemoryConfig: true }));
  const db = new PouchDB("customers");
  let docs = [];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    docs.push(JSON.parse(line));
    if (docs.length === 1000) await db.bulkDocs(docs.splice(0));
  }
  if (docs.length) await db.bulkDocs(docs);
  let written = 0;
  const server = app.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
  server.on("connection", (socket) => socket.on("close", () => (written += socket.bytesWritten)));
  process.on("message", () => {
    server.closeAllConnections();
    setImmediate(() => process.send({ written }, () => process.exit(0)));
  });
}

const told = (child) => new Promise((resolve) => child.once("message", resolve));

async function replicate() {
  const server = fork(__filename, [folder, "serve"], { stdio: ["inherit", "ignore", "inherit", "ipc"] });
  const { port } = await told(server);
  const PouchDB = require("pouchdb").plugin(require("pouchdb-find"));
  const begin = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const local = new PouchDB(folder + path.sep + "client");
  await local.replicate.from(`http://127.0.0.1:${port}/customers`, { batch_size: 1000, batches_limit: 4 });
  await local.createIndex({ index: { fields: ["phone"] } });
  const found = await local.find({ selector: { phone: process.argv[3] } });
  const used = process.cpuUsage(cpu);
  const ms = Number(process.hrtime.bigint() - begin) / 1e6;
  if (found.docs.length === 0) throw new Error("The last customer was not found.");
  server.send("end");
  const { written } = await told(server);
  console.log(JSON.stringify({ ms, cpu_ms: (used.user + used.system) / 1000, bytes: written }));
  process.exit(0);
}

(process.argv[3] === "serve" ? serve() : replicate()).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
