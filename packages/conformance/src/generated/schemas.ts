// Generated from {client,server}. Do not edit: run `npm run generate`.
/** Schemas of the frames by `type`, closed, without references. */

export const clientSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "hello": {
    "title": "Hello",
    "description": "First frame of a connection, sent once: who the client is and which contract it was built for.",
    "type": "object",
    "properties": {
      "type": {
        "const": "hello"
      },
      "token": {
        "description": "Credential of a user, usually a short-lived JWT. Wins over `guest`.",
        "type": "string",
        "minLength": 1,
        "maxLength": 8192
      },
      "guest": {
        "description": "Secret of at least 128 bits that a client without a token makes and keeps. The same secret is the same user.",
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]{22,128}$"
      },
      "contract": {
        "description": "The contract that the client was generated from.",
        "type": "object",
        "properties": {
          "name": {
            "title": "ContractName",
            "description": "Name of an application contract.",
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{0,63}$",
            "examples": [
              "chat"
            ]
          },
          "version": {
            "title": "ContractVersion",
            "description": "Version of a contract: three numbers.",
            "type": "string",
            "pattern": "^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$",
            "examples": [
              "1.0.0"
            ]
          },
          "hash": {
            "title": "ContractHash",
            "description": "Fingerprint of a contract: SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of its wire-relevant part.",
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "examples": [
              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            ]
          }
        },
        "required": [
          "name",
          "version",
          "hash"
        ],
        "additionalProperties": false
      },
      "sdk": {
        "description": "The client library, for the logs of the server.",
        "type": "object",
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64
          },
          "version": {
            "type": "string",
            "minLength": 1,
            "maxLength": 64
          }
        },
        "required": [
          "name",
          "version"
        ],
        "additionalProperties": false
      }
    },
    "required": [
      "type"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "hello",
        "guest": "Zk3vQ0b9mX1rT7uYw2LcPA"
      }
    ]
  },
  "subscribe": {
    "title": "Subscribe",
    "description": "Asks to receive the messages of a channel, optionally from a position or with the last few.",
    "type": "object",
    "properties": {
      "type": {
        "const": "subscribe"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "position": {
        "title": "Position",
        "description": "Where the client stands. The server answers `full` and sends what came later, or `gap`.",
        "type": "object",
        "properties": {
          "epoch": {
            "title": "Epoch",
            "description": "Names one unbroken numbering of a channel. Opaque to clients.",
            "type": "string",
            "pattern": "^[A-Za-z0-9._-]{1,48}$",
            "examples": [
              "x7Gq2LmP.0"
            ]
          },
          "offset": {
            "title": "Offset",
            "description": "Number of a message within its channel and epoch. The first is 1; 0 stands before it.",
            "type": "integer",
            "minimum": 0,
            "maximum": 9007199254740991,
            "examples": [
              0,
              17
            ]
          }
        },
        "required": [
          "epoch",
          "offset"
        ],
        "additionalProperties": false,
        "examples": [
          {
            "epoch": "x7Gq2LmP.0",
            "offset": 17
          }
        ]
      },
      "last": {
        "description": "How many of the newest messages to send first. Not heeded when continuity from `position` is `full`.",
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "presence": {
        "description": "Asks for presence changes of the channel. Heeded by servers with the feature `presence`.",
        "type": "boolean"
      }
    },
    "required": [
      "type",
      "id",
      "channel"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "subscribe",
        "id": 1,
        "channel": "room:kitchen"
      },
      {
        "type": "subscribe",
        "id": 2,
        "channel": "lobby",
        "position": {
          "epoch": "x7Gq2LmP.0",
          "offset": 17
        }
      }
    ]
  },
  "unsubscribe": {
    "title": "Unsubscribe",
    "description": "Ends a subscription. The `ok` carries the last position delivered; nothing of the channel follows it.",
    "type": "object",
    "properties": {
      "type": {
        "const": "unsubscribe"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      }
    },
    "required": [
      "type",
      "id",
      "channel"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "unsubscribe",
        "id": 9,
        "channel": "room:kitchen"
      }
    ]
  },
  "publish": {
    "title": "Publish",
    "description": "Adds a message to a channel. The `ok` carries the position at which every subscriber receives it.",
    "type": "object",
    "properties": {
      "type": {
        "const": "publish"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "event": {
        "title": "EventName",
        "description": "Name of an event that the contract declares.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_.]{0,63}$",
        "examples": [
          "chat.said",
          "message"
        ]
      },
      "data": {
        "title": "Data",
        "description": "The payload of an event. Always an object, so that it can grow; the contract decides what is in it.",
        "type": "object",
        "examples": [
          {
            "text": "Hello"
          }
        ]
      },
      "key": {
        "title": "IdempotencyKey",
        "description": "Random name of one publish. A repeat with the same key adds nothing.",
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]{8,64}$",
        "examples": [
          "pZ3xW9qLk2Jd0aTb"
        ]
      }
    },
    "required": [
      "type",
      "id",
      "channel",
      "event",
      "data"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "publish",
        "id": 3,
        "channel": "room:kitchen",
        "event": "chat.said",
        "data": {
          "text": "Tea?"
        },
        "key": "pZ3xW9qLk2Jd0aTb"
      }
    ]
  },
  "signal": {
    "title": "ClientSignal",
    "description": "Sends a signal to the subscribers of a channel. Feature `signals`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "signal"
      },
      "id": {
        "title": "RequestId",
        "description": "Asks for an `ok`; without it only faults are answered.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "event": {
        "title": "EventName",
        "description": "Name of an event that the contract declares.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_.]{0,63}$",
        "examples": [
          "chat.said",
          "message"
        ]
      },
      "data": {
        "title": "Data",
        "description": "The payload of an event. Always an object, so that it can grow; the contract decides what is in it.",
        "type": "object",
        "examples": [
          {
            "text": "Hello"
          }
        ]
      }
    },
    "required": [
      "type",
      "channel",
      "event",
      "data"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "signal",
        "channel": "room:kitchen",
        "event": "chat.typing",
        "data": {}
      }
    ]
  },
  "history": {
    "title": "History",
    "description": "Reads kept messages of a channel. Feature `history`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "history"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "direction": {
        "description": "forward: what came after the position; backward: what came before it.",
        "enum": [
          "forward",
          "backward"
        ],
        "type": "string"
      },
      "position": {
        "title": "Position",
        "description": "Exclusive. Without it, forward starts at the oldest kept message and backward at the head.",
        "type": "object",
        "properties": {
          "epoch": {
            "title": "Epoch",
            "description": "Names one unbroken numbering of a channel. Opaque to clients.",
            "type": "string",
            "pattern": "^[A-Za-z0-9._-]{1,48}$",
            "examples": [
              "x7Gq2LmP.0"
            ]
          },
          "offset": {
            "title": "Offset",
            "description": "Number of a message within its channel and epoch. The first is 1; 0 stands before it.",
            "type": "integer",
            "minimum": 0,
            "maximum": 9007199254740991,
            "examples": [
              0,
              17
            ]
          }
        },
        "required": [
          "epoch",
          "offset"
        ],
        "additionalProperties": false,
        "examples": [
          {
            "epoch": "x7Gq2LmP.0",
            "offset": 17
          }
        ]
      },
      "limit": {
        "description": "Greatest number of messages in the page.",
        "type": "integer",
        "minimum": 1,
        "maximum": 200
      }
    },
    "required": [
      "type",
      "id",
      "channel",
      "direction",
      "limit"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "history",
        "id": 5,
        "channel": "room:kitchen",
        "direction": "backward",
        "limit": 50
      }
    ]
  },
  "members": {
    "title": "ClientMembers",
    "description": "Asks who is in a channel. Feature `presence`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "members"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "limit": {
        "type": "integer",
        "minimum": 1,
        "maximum": 500
      },
      "cursor": {
        "title": "Cursor",
        "description": "From the reply before, for the rest of its list.",
        "type": "string",
        "pattern": "^[A-Za-z0-9_.~@-]{1,200}$",
        "examples": [
          "alice"
        ]
      }
    },
    "required": [
      "type",
      "id",
      "channel"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "members",
        "id": 6,
        "channel": "room:kitchen"
      }
    ]
  },
  "presence": {
    "title": "ClientPresence",
    "description": "Says something of oneself to the other members of a channel. Feature `presence`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "presence"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "data": {
        "title": "Data",
        "description": "The payload of an event. Always an object, so that it can grow; the contract decides what is in it.",
        "type": "object",
        "examples": [
          {
            "text": "Hello"
          }
        ]
      }
    },
    "required": [
      "type",
      "id",
      "channel",
      "data"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "presence",
        "id": 7,
        "channel": "room:kitchen",
        "data": {
          "name": "Ada"
        }
      }
    ]
  },
  "call": {
    "title": "Call",
    "description": "Calls a method of the application behind the server. Feature `calls`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "call"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "method": {
        "title": "MethodName",
        "description": "Name of a method that the contract declares.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_.]{0,63}$",
        "examples": [
          "order.cancel"
        ]
      },
      "data": {
        "title": "Data",
        "description": "Parameters.",
        "type": "object",
        "examples": [
          {
            "text": "Hello"
          }
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "The channel that the call is about; it needs the verb `call` there.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "timeoutMs": {
        "description": "How long the client waits; the server may wait less.",
        "type": "integer",
        "minimum": 1,
        "maximum": 300000
      }
    },
    "required": [
      "type",
      "id",
      "method",
      "data"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "call",
        "id": 8,
        "method": "order.cancel",
        "data": {
          "order": "17"
        },
        "timeoutMs": 5000
      }
    ]
  },
  "authenticate": {
    "title": "Authenticate",
    "description": "Brings a new token of the same user. Feature `auth`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "authenticate"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "token": {
        "type": "string",
        "minLength": 1,
        "maxLength": 8192
      }
    },
    "required": [
      "type",
      "id",
      "token"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "authenticate",
        "id": 10,
        "token": "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"
      }
    ]
  },
  "ping": {
    "title": "ClientPing",
    "description": "A fence: its `ok` follows the replies to all earlier requests of the connection.",
    "type": "object",
    "properties": {
      "type": {
        "const": "ping"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      }
    },
    "required": [
      "type",
      "id"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "ping",
        "id": 4
      }
    ]
  },
  "pong": {
    "title": "Pong",
    "description": "Answers the `ping` of the server.",
    "type": "object",
    "properties": {
      "type": {
        "const": "pong"
      }
    },
    "required": [
      "type"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "pong"
      }
    ]
  }
};

export const serverSchemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "welcome": {
    "title": "Welcome",
    "description": "Answers `hello`, exactly once, before anything else: who the connection is and what the server offers.",
    "type": "object",
    "properties": {
      "type": {
        "const": "welcome"
      },
      "connection": {
        "title": "ConnectionId",
        "description": "Identity of one live connection.",
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]{8,64}$",
        "examples": [
          "c4nZ0qPq1xYt"
        ]
      },
      "user": {
        "title": "UserId",
        "description": "Identity of a user, fit to be a segment of a channel name.",
        "type": "string",
        "pattern": "^[A-Za-z0-9_.~@-]{1,64}$",
        "examples": [
          "guest-8h2Kd0Qz",
          "alice"
        ]
      },
      "features": {
        "description": "What the server keeps beyond the core. A client asks for nothing that is not listed.",
        "type": "array",
        "items": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]{0,31}$"
        },
        "uniqueItems": true,
        "maxItems": 64
      },
      "heartbeat": {
        "description": "The server pings at least every `intervalMs` + 10 %; either side gives up after `intervalMs` + `graceMs` of silence.",
        "type": "object",
        "properties": {
          "intervalMs": {
            "type": "integer",
            "minimum": 100,
            "maximum": 3600000
          },
          "graceMs": {
            "type": "integer",
            "minimum": 100,
            "maximum": 3600000
          }
        },
        "required": [
          "intervalMs",
          "graceMs"
        ],
        "additionalProperties": false
      },
      "limits": {
        "title": "Limits",
        "description": "What one connection may use.",
        "type": "object",
        "properties": {
          "frameBytes": {
            "description": "Greatest length of a client frame in bytes of UTF-8.",
            "type": "integer",
            "minimum": 1024,
            "maximum": 16777216
          },
          "subscriptions": {
            "description": "Channels that the connection may be subscribed to at one time.",
            "type": "integer",
            "minimum": 1,
            "maximum": 1000000
          },
          "inFlight": {
            "description": "Requests that may await their reply at one time. The server reads no further while there are more.",
            "type": "integer",
            "minimum": 1,
            "maximum": 1000000
          },
          "framesPerSecond": {
            "description": "Sustained rate of client frames. The server reads more slowly above it.",
            "type": "integer",
            "minimum": 1,
            "maximum": 1000000
          }
        },
        "required": [
          "frameBytes",
          "subscriptions",
          "inFlight",
          "framesPerSecond"
        ],
        "additionalProperties": false
      },
      "contract": {
        "description": "The contract that the server enforces, and how the client's relates to it.",
        "type": "object",
        "properties": {
          "name": {
            "title": "ContractName",
            "description": "Name of an application contract.",
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]{0,63}$",
            "examples": [
              "chat"
            ]
          },
          "version": {
            "title": "ContractVersion",
            "description": "Version of a contract: three numbers.",
            "type": "string",
            "pattern": "^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$",
            "examples": [
              "1.0.0"
            ]
          },
          "hash": {
            "title": "ContractHash",
            "description": "Fingerprint of a contract: SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of its wire-relevant part.",
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "examples": [
              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            ]
          },
          "match": {
            "description": "exact: the same hash; older: a hash that the server still accepts; none: neither, or the client named no contract.",
            "enum": [
              "exact",
              "older",
              "none"
            ]
          }
        },
        "required": [
          "name",
          "version",
          "hash",
          "match"
        ],
        "additionalProperties": false
      },
      "tokenExpiresAt": {
        "title": "Time",
        "description": "When the token of the connection expires.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          1795392000000
        ]
      },
      "time": {
        "title": "Time",
        "description": "Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          1795392000000
        ]
      }
    },
    "required": [
      "type",
      "connection",
      "user",
      "features",
      "heartbeat",
      "limits",
      "contract",
      "time"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "welcome",
        "connection": "c4nZ0qPq1xYt",
        "user": "guest-8h2Kd0Qz",
        "features": [
          "recovery"
        ],
        "heartbeat": {
          "intervalMs": 25000,
          "graceMs": 10000
        },
        "limits": {
          "frameBytes": 65536,
          "subscriptions": 128,
          "inFlight": 64,
          "framesPerSecond": 50
        },
        "contract": {
          "name": "chat",
          "version": "1.0.0",
          "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "match": "exact"
        },
        "time": 1795392000000
      }
    ]
  },
  "ok": {
    "title": "Ok",
    "description": "Grants a request that has no reply frame of its own.",
    "type": "object",
    "properties": {
      "type": {
        "const": "ok"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "position": {
        "title": "Position",
        "description": "For a publish, the position of its message; for an unsubscribe, the last position delivered.",
        "type": "object",
        "properties": {
          "epoch": {
            "title": "Epoch",
            "description": "Names one unbroken numbering of a channel. Opaque to clients.",
            "type": "string",
            "pattern": "^[A-Za-z0-9._-]{1,48}$",
            "examples": [
              "x7Gq2LmP.0"
            ]
          },
          "offset": {
            "title": "Offset",
            "description": "Number of a message within its channel and epoch. The first is 1; 0 stands before it.",
            "type": "integer",
            "minimum": 0,
            "maximum": 9007199254740991,
            "examples": [
              0,
              17
            ]
          }
        },
        "required": [
          "epoch",
          "offset"
        ],
        "additionalProperties": false,
        "examples": [
          {
            "epoch": "x7Gq2LmP.0",
            "offset": 17
          }
        ]
      },
      "duplicate": {
        "description": "The publish repeated an earlier one: `position` is that of the first, and nothing was added.",
        "const": true
      }
    },
    "required": [
      "type",
      "id"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "ok",
        "id": 4
      },
      {
        "type": "ok",
        "id": 3,
        "position": {
          "epoch": "x7Gq2LmP.0",
          "offset": 18
        }
      }
    ]
  },
  "error": {
    "title": "ErrorFrame",
    "description": "Refuses a request, or explains the close that follows.",
    "type": "object",
    "properties": {
      "type": {
        "const": "error"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "code": {
        "title": "Code",
        "description": "Machine-readable name from codes.json. The set is open: a client treats an unknown code by its other members.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,63}$",
        "examples": [
          "invalid_payload"
        ]
      },
      "message": {
        "title": "Prose",
        "description": "One sentence for a developer. Holds no payload values and no secrets.",
        "type": "string",
        "maxLength": 500,
        "examples": [
          "must have required property 'text'"
        ]
      },
      "retryable": {
        "description": "Whether the same frame, sent again unchanged, is safe and may succeed.",
        "type": "boolean"
      },
      "afterMs": {
        "title": "DurationMs",
        "description": "How long to wait before a retry.",
        "type": "integer",
        "minimum": 0,
        "maximum": 86400000,
        "examples": [
          25000
        ]
      },
      "at": {
        "title": "JsonPointer",
        "description": "The first place in the sent frame that breaks a rule.",
        "type": "string",
        "maxLength": 1000,
        "pattern": "^(?:/(?:[^~/]|~0|~1)*)*$",
        "examples": [
          "/data/text",
          ""
        ]
      },
      "issues": {
        "description": "Each broken rule: where, which schema keyword, and in words.",
        "type": "array",
        "minItems": 1,
        "maxItems": 8,
        "items": {
          "type": "object",
          "properties": {
            "at": {
              "title": "JsonPointer",
              "description": "JSON Pointer (RFC 6901) into the frame that was sent.",
              "type": "string",
              "maxLength": 1000,
              "pattern": "^(?:/(?:[^~/]|~0|~1)*)*$",
              "examples": [
                "/data/text",
                ""
              ]
            },
            "keyword": {
              "type": "string",
              "pattern": "^[A-Za-z][A-Za-z0-9_]{0,63}$"
            },
            "message": {
              "title": "Prose",
              "description": "One sentence for a developer. Holds no payload values and no secrets.",
              "type": "string",
              "maxLength": 500,
              "examples": [
                "must have required property 'text'"
              ]
            }
          },
          "required": [
            "at",
            "keyword",
            "message"
          ],
          "additionalProperties": false
        }
      }
    },
    "required": [
      "type",
      "code",
      "message",
      "retryable"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "error",
        "id": 3,
        "code": "invalid_payload",
        "message": "chat.said: /data/text must NOT have fewer than 1 characters",
        "retryable": false,
        "at": "/data/text",
        "issues": [
          {
            "at": "/data/text",
            "keyword": "minLength",
            "message": "must NOT have fewer than 1 characters"
          }
        ]
      }
    ]
  },
  "subscribed": {
    "title": "Subscribed",
    "description": "Begins a subscription at the sync point `position`: messages `from` + 1 to `position.offset` follow, then live ones.",
    "type": "object",
    "properties": {
      "type": {
        "const": "subscribed"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "position": {
        "title": "Position",
        "description": "The head of the channel at the sync point.",
        "type": "object",
        "properties": {
          "epoch": {
            "title": "Epoch",
            "description": "Names one unbroken numbering of a channel. Opaque to clients.",
            "type": "string",
            "pattern": "^[A-Za-z0-9._-]{1,48}$",
            "examples": [
              "x7Gq2LmP.0"
            ]
          },
          "offset": {
            "title": "Offset",
            "description": "Number of a message within its channel and epoch. The first is 1; 0 stands before it.",
            "type": "integer",
            "minimum": 0,
            "maximum": 9007199254740991,
            "examples": [
              0,
              17
            ]
          }
        },
        "required": [
          "epoch",
          "offset"
        ],
        "additionalProperties": false,
        "examples": [
          {
            "epoch": "x7Gq2LmP.0",
            "offset": 17
          }
        ]
      },
      "from": {
        "title": "Offset",
        "description": "The first message that follows has the offset after this one. Equal to `position.offset` when none is replayed.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          0,
          17
        ]
      },
      "recovery": {
        "description": "fresh: no position was given; full: everything after it follows; gap: continuity is lost and the client is told why.",
        "enum": [
          "fresh",
          "full",
          "gap"
        ]
      },
      "reason": {
        "title": "Code",
        "description": "Why there is a gap.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,63}$",
        "examples": [
          "invalid_payload"
        ]
      },
      "allowed": {
        "description": "What the connection may do on the channel.",
        "type": "array",
        "items": {
          "title": "Verb",
          "description": "Something that a grant can allow on a channel.",
          "type": "string",
          "enum": [
            "subscribe",
            "publish",
            "signal",
            "history",
            "members",
            "presence",
            "call"
          ]
        },
        "uniqueItems": true,
        "maxItems": 7
      },
      "occupancy": {
        "description": "Connections subscribed to the channel, this one included, where the server counts them.",
        "type": "integer",
        "minimum": 1,
        "maximum": 9007199254740991
      }
    },
    "required": [
      "type",
      "channel",
      "position",
      "from",
      "recovery",
      "allowed"
    ],
    "if": {
      "properties": {
        "recovery": {
          "const": "gap"
        }
      }
    },
    "then": {
      "required": [
        "reason"
      ]
    },
    "else": {
      "properties": {
        "reason": false
      }
    },
    "additionalProperties": false,
    "examples": [
      {
        "type": "subscribed",
        "id": 1,
        "channel": "room:kitchen",
        "position": {
          "epoch": "x7Gq2LmP.0",
          "offset": 17
        },
        "from": 17,
        "recovery": "fresh",
        "allowed": [
          "subscribe",
          "publish"
        ]
      }
    ]
  },
  "unsubscribed": {
    "title": "Unsubscribed",
    "description": "The server ended a subscription. Nothing of the channel follows.",
    "type": "object",
    "properties": {
      "type": {
        "const": "unsubscribed"
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "code": {
        "title": "Code",
        "description": "Machine-readable name from codes.json. The set is open: a client treats an unknown code by its other members.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,63}$",
        "examples": [
          "invalid_payload"
        ]
      },
      "message": {
        "title": "Prose",
        "description": "One sentence for a developer. Holds no payload values and no secrets.",
        "type": "string",
        "maxLength": 500,
        "examples": [
          "must have required property 'text'"
        ]
      },
      "resubscribe": {
        "description": "Whether the client should subscribe again, with its position.",
        "type": "boolean"
      },
      "afterMs": {
        "title": "DurationMs",
        "description": "A span of time in milliseconds, at most a day.",
        "type": "integer",
        "minimum": 0,
        "maximum": 86400000,
        "examples": [
          25000
        ]
      }
    },
    "required": [
      "type",
      "channel",
      "code",
      "message",
      "resubscribe"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "unsubscribed",
        "channel": "room:kitchen",
        "code": "forbidden",
        "message": "the grant for this channel ended",
        "resubscribe": false
      }
    ]
  },
  "message": {
    "title": "Message",
    "description": "One item of a channel. The same bytes for every subscriber, live and replayed.",
    "type": "object",
    "properties": {
      "type": {
        "const": "message"
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "offset": {
        "description": "One more than that of the message before it.",
        "type": "integer",
        "minimum": 1,
        "maximum": 9007199254740991
      },
      "event": {
        "title": "EventName",
        "description": "Name of an event that the contract declares.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_.]{0,63}$",
        "examples": [
          "chat.said",
          "message"
        ]
      },
      "time": {
        "title": "Time",
        "description": "Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          1795392000000
        ]
      },
      "by": {
        "title": "Author",
        "description": "Who published a message. Absent when the server itself did.",
        "type": "object",
        "properties": {
          "user": {
            "title": "UserId",
            "description": "Identity of a user, fit to be a segment of a channel name.",
            "type": "string",
            "pattern": "^[A-Za-z0-9_.~@-]{1,64}$",
            "examples": [
              "guest-8h2Kd0Qz",
              "alice"
            ]
          },
          "connection": {
            "title": "ConnectionId",
            "description": "Identity of one live connection.",
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]{8,64}$",
            "examples": [
              "c4nZ0qPq1xYt"
            ]
          }
        },
        "required": [
          "user"
        ],
        "additionalProperties": false,
        "examples": [
          {
            "user": "alice",
            "connection": "c4nZ0qPq1xYt"
          }
        ]
      },
      "key": {
        "title": "IdempotencyKey",
        "description": "Random name of one publish. A repeat with the same key adds nothing.",
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]{8,64}$",
        "examples": [
          "pZ3xW9qLk2Jd0aTb"
        ]
      },
      "data": {
        "title": "Data",
        "description": "The payload of an event. Always an object, so that it can grow; the contract decides what is in it.",
        "type": "object",
        "examples": [
          {
            "text": "Hello"
          }
        ]
      },
      "deleted": {
        "description": "There where the content was taken out: data is empty then, and by and key are gone.",
        "const": true
      }
    },
    "required": [
      "type",
      "channel",
      "offset",
      "event",
      "time",
      "data"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "message",
        "channel": "room:kitchen",
        "offset": 18,
        "event": "chat.said",
        "time": 1795392000000,
        "by": {
          "user": "guest-8h2Kd0Qz",
          "connection": "c4nZ0qPq1xYt"
        },
        "key": "pZ3xW9qLk2Jd0aTb",
        "data": {
          "text": "Tea?"
        }
      },
      {
        "type": "message",
        "channel": "room:kitchen",
        "offset": 18,
        "event": "chat.said",
        "time": 1795392000000,
        "data": {},
        "deleted": true
      }
    ]
  },
  "signal": {
    "title": "ServerSignal",
    "description": "A signal. It has no offset, is never kept and may be dropped. Feature `signals`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "signal"
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "event": {
        "title": "EventName",
        "description": "Name of an event that the contract declares.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_.]{0,63}$",
        "examples": [
          "chat.said",
          "message"
        ]
      },
      "time": {
        "title": "Time",
        "description": "Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          1795392000000
        ]
      },
      "by": {
        "title": "Author",
        "description": "Who published a message. Absent when the server itself did.",
        "type": "object",
        "properties": {
          "user": {
            "title": "UserId",
            "description": "Identity of a user, fit to be a segment of a channel name.",
            "type": "string",
            "pattern": "^[A-Za-z0-9_.~@-]{1,64}$",
            "examples": [
              "guest-8h2Kd0Qz",
              "alice"
            ]
          },
          "connection": {
            "title": "ConnectionId",
            "description": "Identity of one live connection.",
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]{8,64}$",
            "examples": [
              "c4nZ0qPq1xYt"
            ]
          }
        },
        "required": [
          "user"
        ],
        "additionalProperties": false,
        "examples": [
          {
            "user": "alice",
            "connection": "c4nZ0qPq1xYt"
          }
        ]
      },
      "data": {
        "title": "Data",
        "description": "The payload of an event. Always an object, so that it can grow; the contract decides what is in it.",
        "type": "object",
        "examples": [
          {
            "text": "Hello"
          }
        ]
      }
    },
    "required": [
      "type",
      "channel",
      "event",
      "time",
      "data"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "signal",
        "channel": "room:kitchen",
        "event": "chat.typing",
        "time": 1795392000000,
        "by": {
          "user": "alice",
          "connection": "c4nZ0qPq1xYt"
        },
        "data": {}
      }
    ]
  },
  "page": {
    "title": "Page",
    "description": "Answers `history`: kept messages, ascending and without holes. Feature `history`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "page"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "epoch": {
        "title": "Epoch",
        "description": "Names one unbroken numbering of a channel. Opaque to clients.",
        "type": "string",
        "pattern": "^[A-Za-z0-9._-]{1,48}$",
        "examples": [
          "x7Gq2LmP.0"
        ]
      },
      "first": {
        "description": "Offset of the oldest kept message; one more than the head when none is kept.",
        "type": "integer",
        "minimum": 1,
        "maximum": 9007199254740991
      },
      "head": {
        "title": "Offset",
        "description": "Offset of the newest message.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          0,
          17
        ]
      },
      "messages": {
        "type": "array",
        "maxItems": 200,
        "items": {
          "title": "Message",
          "description": "One item of a channel. The same bytes for every subscriber, live and replayed.",
          "type": "object",
          "properties": {
            "type": {
              "const": "message"
            },
            "channel": {
              "title": "ChannelName",
              "description": "A namespace, then up to five segments, each after a colon.",
              "type": "string",
              "maxLength": 200,
              "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
              "examples": [
                "lobby",
                "room:kitchen",
                "order:eu:1234"
              ]
            },
            "offset": {
              "description": "One more than that of the message before it.",
              "type": "integer",
              "minimum": 1,
              "maximum": 9007199254740991
            },
            "event": {
              "title": "EventName",
              "description": "Name of an event that the contract declares.",
              "type": "string",
              "pattern": "^[a-z][a-z0-9_.]{0,63}$",
              "examples": [
                "chat.said",
                "message"
              ]
            },
            "time": {
              "title": "Time",
              "description": "Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.",
              "type": "integer",
              "minimum": 0,
              "maximum": 9007199254740991,
              "examples": [
                1795392000000
              ]
            },
            "by": {
              "title": "Author",
              "description": "Who published a message. Absent when the server itself did.",
              "type": "object",
              "properties": {
                "user": {
                  "title": "UserId",
                  "description": "Identity of a user, fit to be a segment of a channel name.",
                  "type": "string",
                  "pattern": "^[A-Za-z0-9_.~@-]{1,64}$",
                  "examples": [
                    "guest-8h2Kd0Qz",
                    "alice"
                  ]
                },
                "connection": {
                  "title": "ConnectionId",
                  "description": "Identity of one live connection.",
                  "type": "string",
                  "pattern": "^[A-Za-z0-9_-]{8,64}$",
                  "examples": [
                    "c4nZ0qPq1xYt"
                  ]
                }
              },
              "required": [
                "user"
              ],
              "additionalProperties": false,
              "examples": [
                {
                  "user": "alice",
                  "connection": "c4nZ0qPq1xYt"
                }
              ]
            },
            "key": {
              "title": "IdempotencyKey",
              "description": "Random name of one publish. A repeat with the same key adds nothing.",
              "type": "string",
              "pattern": "^[A-Za-z0-9_-]{8,64}$",
              "examples": [
                "pZ3xW9qLk2Jd0aTb"
              ]
            },
            "data": {
              "title": "Data",
              "description": "The payload of an event. Always an object, so that it can grow; the contract decides what is in it.",
              "type": "object",
              "examples": [
                {
                  "text": "Hello"
                }
              ]
            },
            "deleted": {
              "description": "There where the content was taken out: data is empty then, and by and key are gone.",
              "const": true
            }
          },
          "required": [
            "type",
            "channel",
            "offset",
            "event",
            "time",
            "data"
          ],
          "additionalProperties": false,
          "examples": [
            {
              "type": "message",
              "channel": "room:kitchen",
              "offset": 18,
              "event": "chat.said",
              "time": 1795392000000,
              "by": {
                "user": "guest-8h2Kd0Qz",
                "connection": "c4nZ0qPq1xYt"
              },
              "key": "pZ3xW9qLk2Jd0aTb",
              "data": {
                "text": "Tea?"
              }
            },
            {
              "type": "message",
              "channel": "room:kitchen",
              "offset": 18,
              "event": "chat.said",
              "time": 1795392000000,
              "data": {},
              "deleted": true
            }
          ]
        }
      },
      "more": {
        "description": "Whether there are kept messages beyond the page in its direction.",
        "type": "boolean"
      }
    },
    "required": [
      "type",
      "id",
      "channel",
      "epoch",
      "first",
      "head",
      "messages",
      "more"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "page",
        "id": 5,
        "channel": "room:kitchen",
        "epoch": "x7Gq2LmP.0",
        "first": 1,
        "head": 18,
        "messages": [
          {
            "type": "message",
            "channel": "room:kitchen",
            "offset": 18,
            "event": "chat.said",
            "time": 1795392000000,
            "data": {
              "text": "Tea?"
            }
          }
        ],
        "more": true
      }
    ]
  },
  "members": {
    "title": "ServerMembers",
    "description": "Answers `members`: who is in the channel at a version. Feature `presence`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "members"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "version": {
        "title": "PresenceVersion",
        "description": "Number of a state of the member list: each change adds one.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          7
        ]
      },
      "total": {
        "description": "Number of members, also where the list is cut.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991
      },
      "members": {
        "type": "array",
        "maxItems": 500,
        "items": {
          "title": "Member",
          "description": "A user who is subscribed to a channel, on however many connections.",
          "type": "object",
          "properties": {
            "user": {
              "title": "UserId",
              "description": "Identity of a user, fit to be a segment of a channel name.",
              "type": "string",
              "pattern": "^[A-Za-z0-9_.~@-]{1,64}$",
              "examples": [
                "guest-8h2Kd0Qz",
                "alice"
              ]
            },
            "data": {
              "title": "Data",
              "description": "What the user says of themself, as the contract allows.",
              "type": "object",
              "examples": [
                {
                  "text": "Hello"
                }
              ]
            }
          },
          "required": [
            "user"
          ],
          "additionalProperties": false,
          "examples": [
            {
              "user": "alice",
              "data": {
                "name": "Ada"
              }
            }
          ]
        }
      },
      "cursor": {
        "title": "Cursor",
        "description": "Where the list goes on; absent when it is whole.",
        "type": "string",
        "pattern": "^[A-Za-z0-9_.~@-]{1,200}$",
        "examples": [
          "alice"
        ]
      }
    },
    "required": [
      "type",
      "id",
      "channel",
      "version",
      "total",
      "members"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "members",
        "id": 6,
        "channel": "room:kitchen",
        "version": 7,
        "total": 1,
        "members": [
          {
            "user": "alice",
            "data": {
              "name": "Ada"
            }
          }
        ]
      }
    ]
  },
  "presence": {
    "title": "ServerPresence",
    "description": "A change of the member list, for those who subscribed with `presence: true`. Feature `presence`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "presence"
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "version": {
        "title": "PresenceVersion",
        "description": "Number of a state of the member list: each change adds one.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          7
        ]
      },
      "action": {
        "description": "join and update carry the member, leave its user; count only says how many there are.",
        "type": "string",
        "enum": [
          "join",
          "leave",
          "update",
          "count"
        ]
      },
      "member": {
        "title": "Member",
        "description": "A user who is subscribed to a channel, on however many connections.",
        "type": "object",
        "properties": {
          "user": {
            "title": "UserId",
            "description": "Identity of a user, fit to be a segment of a channel name.",
            "type": "string",
            "pattern": "^[A-Za-z0-9_.~@-]{1,64}$",
            "examples": [
              "guest-8h2Kd0Qz",
              "alice"
            ]
          },
          "data": {
            "title": "Data",
            "description": "What the user says of themself, as the contract allows.",
            "type": "object",
            "examples": [
              {
                "text": "Hello"
              }
            ]
          }
        },
        "required": [
          "user"
        ],
        "additionalProperties": false,
        "examples": [
          {
            "user": "alice",
            "data": {
              "name": "Ada"
            }
          }
        ]
      },
      "total": {
        "description": "Number of members after the change.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991
      }
    },
    "required": [
      "type",
      "channel",
      "version",
      "action",
      "total"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "presence",
        "channel": "room:kitchen",
        "version": 8,
        "action": "join",
        "member": {
          "user": "bob"
        },
        "total": 2
      }
    ]
  },
  "result": {
    "title": "Result",
    "description": "Answers `call`. Feature `calls`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "result"
      },
      "id": {
        "title": "RequestId",
        "description": "Number of a request, chosen by the client, strictly increasing on a connection.",
        "type": "integer",
        "minimum": 1,
        "maximum": 2147483647,
        "examples": [
          1,
          42
        ]
      },
      "data": {
        "title": "Data",
        "description": "The payload of an event. Always an object, so that it can grow; the contract decides what is in it.",
        "type": "object",
        "examples": [
          {
            "text": "Hello"
          }
        ]
      }
    },
    "required": [
      "type",
      "id",
      "data"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "result",
        "id": 8,
        "data": {
          "cancelled": true
        }
      }
    ]
  },
  "reauthenticate": {
    "title": "Reauthenticate",
    "description": "Asks for `authenticate` with a new token. Feature `auth`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "reauthenticate"
      },
      "inMs": {
        "title": "DurationMs",
        "description": "When the present token ends.",
        "type": "integer",
        "minimum": 0,
        "maximum": 86400000,
        "examples": [
          25000
        ]
      }
    },
    "required": [
      "type",
      "inMs"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "reauthenticate",
        "inMs": 60000
      }
    ]
  },
  "rebase": {
    "title": "Rebase",
    "description": "The numbering of a channel goes on under another epoch, without a gap. Feature `recovery`.",
    "type": "object",
    "properties": {
      "type": {
        "const": "rebase"
      },
      "channel": {
        "title": "ChannelName",
        "description": "A namespace, then up to five segments, each after a colon.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$",
        "examples": [
          "lobby",
          "room:kitchen",
          "order:eu:1234"
        ]
      },
      "epoch": {
        "title": "Epoch",
        "description": "Names one unbroken numbering of a channel. Opaque to clients.",
        "type": "string",
        "pattern": "^[A-Za-z0-9._-]{1,48}$",
        "examples": [
          "x7Gq2LmP.0"
        ]
      },
      "offset": {
        "title": "Offset",
        "description": "The last offset that both epochs share.",
        "type": "integer",
        "minimum": 0,
        "maximum": 9007199254740991,
        "examples": [
          0,
          17
        ]
      }
    },
    "required": [
      "type",
      "channel",
      "epoch",
      "offset"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "rebase",
        "channel": "room:kitchen",
        "epoch": "x7Gq2LmP.1",
        "offset": 18
      }
    ]
  },
  "drain": {
    "title": "Drain",
    "description": "The server will end the connection; the client should move before that.",
    "type": "object",
    "properties": {
      "type": {
        "const": "drain"
      },
      "inMs": {
        "title": "DurationMs",
        "description": "When the connection will be closed with 4200.",
        "type": "integer",
        "minimum": 0,
        "maximum": 86400000,
        "examples": [
          25000
        ]
      },
      "url": {
        "description": "Where to connect instead; without it, to the same address.",
        "type": "string",
        "minLength": 1,
        "maxLength": 500,
        "pattern": "^wss?://"
      }
    },
    "required": [
      "type",
      "inMs"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "drain",
        "inMs": 10000
      }
    ]
  },
  "ping": {
    "title": "ServerPing",
    "description": "Asks for a `pong`. Constant bytes.",
    "type": "object",
    "properties": {
      "type": {
        "const": "ping"
      }
    },
    "required": [
      "type"
    ],
    "additionalProperties": false,
    "examples": [
      {
        "type": "ping"
      }
    ]
  }
};

/** Schema of a contract. */
export const contractSchema: Readonly<Record<string, unknown>> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Contract",
  "description": "What an application says over Parlance: its namespaces, their events, and the schema of each payload.",
  "type": "object",
  "properties": {
    "$schema": {
      "description": "For editors.",
      "type": "string",
      "maxLength": 500
    },
    "name": {
      "title": "ContractName",
      "description": "Name of an application contract.",
      "type": "string",
      "pattern": "^[a-z][a-z0-9-]{0,63}$",
      "examples": [
        "chat"
      ]
    },
    "version": {
      "title": "ContractVersion",
      "description": "Version of a contract: three numbers.",
      "type": "string",
      "pattern": "^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$",
      "examples": [
        "1.0.0"
      ]
    },
    "description": {
      "type": "string",
      "maxLength": 2000
    },
    "namespaces": {
      "description": "By namespace: the first part of a channel name.",
      "type": "object",
      "propertyNames": {
        "pattern": "^[a-z][a-z0-9-]{0,31}$"
      },
      "minProperties": 1,
      "maxProperties": 64,
      "additionalProperties": {
        "title": "Namespace",
        "description": "Rules for all channels whose name begins with this namespace.",
        "type": "object",
        "properties": {
          "description": {
            "type": "string",
            "maxLength": 2000
          },
          "events": {
            "description": "By event name.",
            "type": "object",
            "propertyNames": {
              "title": "EventName",
              "description": "Name of an event that the contract declares.",
              "type": "string",
              "pattern": "^[a-z][a-z0-9_.]{0,63}$",
              "examples": [
                "chat.said",
                "message"
              ]
            },
            "maxProperties": 500,
            "additionalProperties": {
              "title": "Event",
              "type": "object",
              "properties": {
                "kind": {
                  "description": "message: numbered and, where there is a log, kept. signal: ephemeral, never kept.",
                  "enum": [
                    "message",
                    "signal"
                  ]
                },
                "description": {
                  "type": "string",
                  "maxLength": 2000
                },
                "data": {
                  "title": "DataSchema",
                  "description": "A JSON Schema of the safe profile; `parseContract` checks the profile.",
                  "type": [
                    "object",
                    "boolean"
                  ]
                },
                "rate": {
                  "title": "Rate",
                  "description": "How often a user may say it, in all channels of the namespace together. Besides the rates of the namespace.",
                  "type": "object",
                  "properties": {
                    "perMinute": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 6000000
                    },
                    "burst": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 1000000
                    }
                  },
                  "required": [
                    "perMinute",
                    "burst"
                  ],
                  "additionalProperties": false
                },
                "examples": {
                  "description": "Valid payloads.",
                  "type": "array",
                  "maxItems": 20,
                  "items": {
                    "type": "object"
                  }
                }
              },
              "required": [
                "kind",
                "data"
              ],
              "additionalProperties": false
            }
          },
          "anyEvent": {
            "description": "Says that events beyond the declared ones are allowed, with any object as data.",
            "const": true
          },
          "log": {
            "title": "Log",
            "description": "How much of a channel is kept. A namespace without a log keeps nothing; its messages are numbered all the same.",
            "type": "object",
            "properties": {
              "size": {
                "description": "Greatest number of messages kept per channel.",
                "type": "integer",
                "minimum": 1,
                "maximum": 10000000
              },
              "ttlMs": {
                "description": "Greatest age of a kept message.",
                "type": "integer",
                "minimum": 1000,
                "maximum": 315360000000
              },
              "durability": {
                "description": "What an `ok` to a publish promises. best: as much as the engine can.",
                "enum": [
                  "memory",
                  "disk",
                  "replicated",
                  "best"
                ]
              }
            },
            "required": [
              "size",
              "ttlMs",
              "durability"
            ],
            "additionalProperties": false
          },
          "presence": {
            "title": "Presence",
            "type": "object",
            "properties": {
              "data": {
                "title": "DataSchema",
                "description": "Schema of what a member says of itself; without it, members say nothing.",
                "type": [
                  "object",
                  "boolean"
                ]
              }
            },
            "additionalProperties": false,
            "description": "That the members of a channel are known to each other, and what they may say of themselves."
          },
          "access": {
            "title": "Access",
            "description": "What may be done without a grant. Where a server has no authentication (loopback only), a namespace that says nothing allows everything; with authentication it allows nothing.",
            "type": "object",
            "properties": {
              "guest": {
                "type": "array",
                "items": {
                  "title": "Verb",
                  "description": "Something that a grant can allow on a channel.",
                  "type": "string",
                  "enum": [
                    "subscribe",
                    "publish",
                    "signal",
                    "history",
                    "members",
                    "presence",
                    "call"
                  ]
                },
                "uniqueItems": true,
                "maxItems": 7,
                "description": "Users without a token."
              },
              "user": {
                "type": "array",
                "items": {
                  "title": "Verb",
                  "description": "Something that a grant can allow on a channel.",
                  "type": "string",
                  "enum": [
                    "subscribe",
                    "publish",
                    "signal",
                    "history",
                    "members",
                    "presence",
                    "call"
                  ]
                },
                "uniqueItems": true,
                "maxItems": 7,
                "description": "Users with a token."
              }
            },
            "additionalProperties": false
          },
          "rates": {
            "title": "Rates",
            "description": "How often a user may say something, in all channels of the namespace together. What is absent is not bounded.",
            "type": "object",
            "properties": {
              "publish": {
                "title": "Rate",
                "description": "Messages of all events.",
                "type": "object",
                "properties": {
                  "perMinute": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 6000000
                  },
                  "burst": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 1000000
                  }
                },
                "required": [
                  "perMinute",
                  "burst"
                ],
                "additionalProperties": false
              },
              "signal": {
                "title": "Rate",
                "description": "Signals of all events.",
                "type": "object",
                "properties": {
                  "perMinute": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 6000000
                  },
                  "burst": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 1000000
                  }
                },
                "required": [
                  "perMinute",
                  "burst"
                ],
                "additionalProperties": false
              }
            },
            "additionalProperties": false
          },
          "inbox": {
            "description": "That each user has a channel NAMESPACE:USER of their own, to which the server subscribes them. Nobody else may subscribe to it.",
            "const": true
          }
        },
        "required": [
          "events"
        ],
        "additionalProperties": false
      }
    },
    "limits": {
      "title": "LimitsOfContract",
      "description": "The most that a connection may do under this contract. A server allows no more, and may allow less; `welcome` tells what holds. What is absent is up to the server.",
      "type": "object",
      "properties": {
        "frameBytes": {
          "description": "Longest frame, and so the largest payload.",
          "type": "integer",
          "minimum": 1024,
          "maximum": 16777216
        },
        "subscriptions": {
          "description": "Channels at a time.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000000
        },
        "inFlight": {
          "description": "Requests without a reply at a time.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000000
        },
        "framesPerSecond": {
          "description": "Frames of a client in the long run.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000000
        }
      },
      "additionalProperties": false
    },
    "$defs": {
      "description": "Schemas that events refer to as #/$defs/NAME.",
      "type": "object",
      "propertyNames": {
        "pattern": "^[A-Za-z][A-Za-z0-9_]{0,63}$"
      },
      "maxProperties": 500,
      "additionalProperties": {
        "title": "DataSchema",
        "description": "A JSON Schema of the safe profile; `parseContract` checks the profile.",
        "type": [
          "object",
          "boolean"
        ]
      }
    },
    "methods": {
      "description": "By method name.",
      "type": "object",
      "propertyNames": {
        "title": "MethodName",
        "description": "Name of a method that the contract declares.",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_.]{0,63}$",
        "examples": [
          "order.cancel"
        ]
      },
      "maxProperties": 500,
      "additionalProperties": {
        "title": "Method",
        "description": "A question that the application behind the server answers.",
        "type": "object",
        "properties": {
          "description": {
            "type": "string",
            "maxLength": 2000
          },
          "params": {
            "title": "DataSchema",
            "description": "A JSON Schema of the safe profile; `parseContract` checks the profile.",
            "type": [
              "object",
              "boolean"
            ]
          },
          "result": {
            "title": "DataSchema",
            "description": "A JSON Schema of the safe profile; `parseContract` checks the profile.",
            "type": [
              "object",
              "boolean"
            ]
          },
          "access": {
            "description": "Who may call it without naming a channel. guest: also users without a token. user: users with one. Absent: as for namespaces that say nothing.",
            "type": "string",
            "enum": [
              "guest",
              "user"
            ]
          },
          "timeoutMs": {
            "description": "How long the application may take.",
            "type": "integer",
            "minimum": 1,
            "maximum": 300000
          }
        },
        "required": [
          "params",
          "result"
        ],
        "additionalProperties": false
      }
    }
  },
  "required": [
    "name",
    "version",
    "namespaces"
  ],
  "additionalProperties": false
};

/** Schema of GET /v1/info. */
export const infoSchema: Readonly<Record<string, unknown>> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ServerInfo",
  "description": "Answer of GET /v1/info: what a tool must know before it connects.",
  "type": "object",
  "properties": {
    "server": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string",
          "maxLength": 64
        },
        "version": {
          "type": "string",
          "maxLength": 64
        }
      },
      "required": [
        "name",
        "version"
      ],
      "additionalProperties": false
    },
    "subprotocols": {
      "type": "array",
      "items": {
        "type": "string",
        "maxLength": 64
      },
      "minItems": 1,
      "maxItems": 8
    },
    "endpoint": {
      "description": "Path of the WebSocket endpoint.",
      "type": "string",
      "maxLength": 200
    },
    "features": {
      "type": "array",
      "items": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{0,31}$"
      },
      "uniqueItems": true,
      "maxItems": 64
    },
    "limits": {
      "title": "Limits",
      "description": "What one connection may use.",
      "type": "object",
      "properties": {
        "frameBytes": {
          "description": "Greatest length of a client frame in bytes of UTF-8.",
          "type": "integer",
          "minimum": 1024,
          "maximum": 16777216
        },
        "subscriptions": {
          "description": "Channels that the connection may be subscribed to at one time.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000000
        },
        "inFlight": {
          "description": "Requests that may await their reply at one time. The server reads no further while there are more.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000000
        },
        "framesPerSecond": {
          "description": "Sustained rate of client frames. The server reads more slowly above it.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000000
        }
      },
      "required": [
        "frameBytes",
        "subscriptions",
        "inFlight",
        "framesPerSecond"
      ],
      "additionalProperties": false
    },
    "heartbeat": {
      "type": "object",
      "properties": {
        "intervalMs": {
          "title": "DurationMs",
          "description": "A span of time in milliseconds, at most a day.",
          "type": "integer",
          "minimum": 0,
          "maximum": 86400000,
          "examples": [
            25000
          ]
        },
        "graceMs": {
          "title": "DurationMs",
          "description": "A span of time in milliseconds, at most a day.",
          "type": "integer",
          "minimum": 0,
          "maximum": 86400000,
          "examples": [
            25000
          ]
        }
      },
      "required": [
        "intervalMs",
        "graceMs"
      ],
      "additionalProperties": false
    },
    "windows": {
      "description": "Spans of time and counts that the server keeps to.",
      "type": "object",
      "properties": {
        "helloMs": {
          "title": "DurationMs",
          "description": "Within which hello must arrive.",
          "type": "integer",
          "minimum": 0,
          "maximum": 86400000,
          "examples": [
            25000
          ]
        },
        "keyMs": {
          "title": "DurationMs",
          "description": "For which an idempotency key is remembered.",
          "type": "integer",
          "minimum": 0,
          "maximum": 86400000,
          "examples": [
            25000
          ]
        },
        "payloadErrorsPerMinute": {
          "type": "integer",
          "minimum": 1,
          "maximum": 1000000
        },
        "recoveryMessages": {
          "description": "Most messages that one subscribe replays.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000
        },
        "recoveryBytes": {
          "description": "Most bytes that one subscribe replays.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1073741824
        },
        "presenceGraceMs": {
          "title": "DurationMs",
          "description": "For how long a member stays after an unclean end.",
          "type": "integer",
          "minimum": 0,
          "maximum": 86400000,
          "examples": [
            25000
          ]
        },
        "tokenGraceMs": {
          "title": "DurationMs",
          "description": "For how long a connection outlives its token.",
          "type": "integer",
          "minimum": 0,
          "maximum": 86400000,
          "examples": [
            25000
          ]
        },
        "presenceMembers": {
          "description": "Members above which a channel only tells their number.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000
        }
      },
      "required": [
        "helloMs",
        "payloadErrorsPerMinute"
      ],
      "additionalProperties": false
    },
    "contract": {
      "type": "object",
      "properties": {
        "name": {
          "title": "ContractName",
          "description": "Name of an application contract.",
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]{0,63}$",
          "examples": [
            "chat"
          ]
        },
        "version": {
          "title": "ContractVersion",
          "description": "Version of a contract: three numbers.",
          "type": "string",
          "pattern": "^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$",
          "examples": [
            "1.0.0"
          ]
        },
        "hash": {
          "title": "ContractHash",
          "description": "Fingerprint of a contract: SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of its wire-relevant part.",
          "type": "string",
          "pattern": "^[0-9a-f]{64}$",
          "examples": [
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
          ]
        }
      },
      "required": [
        "name",
        "version",
        "hash"
      ],
      "additionalProperties": false
    }
  },
  "required": [
    "server",
    "subprotocols",
    "endpoint",
    "features",
    "limits",
    "heartbeat",
    "windows",
    "contract"
  ],
  "additionalProperties": false
};
