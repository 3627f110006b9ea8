// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Passes each message on to everybody: node ws_fan_out.js PORT
"use strict";
const { WebSocketServer } = require("ws");

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 1024 });
server.on("connection", (from) => {
  from.on("message", (body) => {
    for (const client of server.clients) client.send(body, { binary: true });
  });
});
