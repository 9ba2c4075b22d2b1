//! Every setting, as `switchboard settings` and `docs/configuration.md` list it.

/// One setting, as the documentation shows it.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in the environment and, in lower case, in the file.
    pub name: &'static str,
    /// What holds when it is not set.
    pub default: &'static str,
    /// What it is for.
    pub about: &'static str,
}

/// Every setting.
pub const ALL: &[Setting] = &[
    Setting {
        name: "DATABASE_URL",
        default: "",
        about: "PostgreSQL address of the application's login role, which owns nothing.",
    },
    Setting {
        name: "DATABASE_ADMIN_URL",
        default: "",
        about: "PostgreSQL address of the owner, for `migrate` and `demo` only.",
    },
    Setting {
        name: "DATABASE_POOL",
        default: "8",
        about: "Connections for incoming messages, and as many for workers. Searches have a few of their own.",
    },
    Setting {
        name: "DATABASE_PAGES",
        default: "",
        about: "Connections for pages; empty: two for each processor, four at least. More where PostgreSQL is on another machine.",
    },
    Setting { name: "LISTEN", default: "127.0.0.1:3000", about: "Address and port of the web server." },
    Setting { name: "METRICS_LISTEN", default: "", about: "Address and port of `/metrics`; empty serves none." },
    Setting {
        name: "PUBLIC_URL",
        default: "http://127.0.0.1:3000",
        about: "Address under which people reach the desk; links in mails begin with it.",
    },
    Setting {
        name: "SECRET_KEY",
        default: "",
        about: "32 random bytes in base64, with which secrets are sealed. Keep it apart from backups.",
    },
    Setting {
        name: "SECRET_KEYS_OTHER",
        default: "",
        about: "Further keys that open what they sealed, separated by commas, while secrets are sealed anew: `2:` and 32 bytes in base64. A key without a number is 1.",
    },
    Setting {
        name: "TRUSTED_PROXIES",
        default: "",
        about: "Addresses or networks (CIDR) of the proxies whose X-Forwarded-For is believed, separated by commas.",
    },
    Setting {
        name: "SMTP_URL",
        default: "",
        about: "Mail server, e.g. smtps://user:password@mail.example.com. Empty: mail stays in the outbox.",
    },
    Setting { name: "MAIL_FROM", default: "Switchboard <desk@localhost>", about: "Sender of the desk's own mail." },
    Setting {
        name: "EGRESS_ALLOW",
        default: "",
        about: "Hosts that workspaces may call although they are private or not https, separated by commas.",
    },
    Setting {
        name: "ENVIRONMENT",
        default: "production",
        about: "`production`, or `development`, which shows the outbox and the specimens.",
    },
    Setting {
        name: "SWITCHBOARD_THROW_AWAY_DATABASE",
        default: "",
        about: "`1` lets a development server work on a database that may lose what it acknowledged. Only for tests.",
    },
    Setting {
        name: "FILES_ROOT",
        default: "files",
        about: "Folder that keeps what customers and agents send along, and the originals of documents. Belongs into the backup.",
    },
    Setting {
        name: "FILES_BUCKET",
        default: "",
        about: "Bucket that speaks S3 and keeps those files instead, `name` or `name/prefix`. `FILES_ROOT` then takes only what is on its way in.",
    },
    Setting { name: "FILES_REGION", default: "", about: "The region of `FILES_BUCKET`." },
    Setting { name: "FILES_ENDPOINT", default: "", about: "The address of `FILES_BUCKET`, where it is not Amazon's." },
    Setting { name: "FILES_KEY_ID", default: "", about: "The access key for `FILES_BUCKET`." },
    Setting { name: "FILES_SECRET", default: "", about: "The secret of `FILES_KEY_ID`." },
    Setting {
        name: "EMBEDDING_FOLDER",
        default: "",
        about: "Folder of a sentence model in the layout of Hugging Face, which lets knowledge be found by what it means. Empty: by its words.",
    },
    Setting {
        name: "EMBEDDING_LANGUAGES",
        default: "en",
        about: "Languages that the model of `EMBEDDING_FOLDER` was made for, separated by commas.",
    },
    Setting {
        name: "EMBEDDING_URL",
        default: "",
        about: "Address, up to `/embeddings`, of a sentence model that speaks like OpenAI's, e.g. https://models.example.com/v1. What knowledge says is sent there.",
    },
    Setting { name: "EMBEDDING_MODEL", default: "", about: "The model behind `EMBEDDING_URL`." },
    Setting { name: "EMBEDDING_KEY", default: "", about: "The key for `EMBEDDING_URL`, where it needs one." },
    Setting {
        name: "QDRANT_URL",
        default: "",
        about: "Address of a Qdrant, 1.11 or newer, which keeps and compares what knowledge means. Empty: PostgreSQL does where it has the extension `vector`, and otherwise the program itself.",
    },
    Setting { name: "QDRANT_KEY", default: "", about: "The key for `QDRANT_URL`, where it asks for one." },
    Setting {
        name: "BILLING",
        default: "off",
        about: "`on` gives each workspace a plan with limits, and lets people do less where it is not paid. `off`: everything is open to everybody, and there is nothing about it to see.",
    },
    Setting {
        name: "STRIPE_SECRET_KEY",
        default: "",
        about: "The secret key of the Stripe account that takes money for plans: `sk_…`. Empty: nobody can pay here.",
    },
    Setting {
        name: "STRIPE_WEBHOOK_SECRET",
        default: "",
        about: "The signing secret, `whsec_…`, of the webhook that calls `/hooks/stripe`. Needed with `STRIPE_SECRET_KEY`.",
    },
    Setting {
        name: "STRIPE_API_URL",
        default: "",
        about: "Address of the API, where it is not Stripe's own: for a stand-in. Plain http only on this machine.",
    },
    Setting { name: "SITE_ROOT", default: "site", about: "Folder of the built site: styles, scripts, fonts." },
    Setting {
        name: "LOG",
        default: "info",
        about: "What is logged: a level, or a filter such as `info,switchboard=debug`.",
    },
    Setting { name: "LOG_FORMAT", default: "text", about: "`text` for people, `json` for machines." },
];
