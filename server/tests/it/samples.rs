//! What each page and each door is tried with. A page or door that is not here fails.

use app::routes::{Entry, doors, needs};
use server::http::guarded::{OTHERS, Proof};
use switchboard::world::Filled;
use uuid::Uuid;

/// A value of a form, or what stands for `:name` in an address.
#[derive(Debug, Clone, Copy)]
pub enum Sample {
    /// As it stands.
    Text(&'static str),
    /// The id of the row of this table.
    Id(&'static str),
}

use Sample::{Id, Text};

type Fields = &'static [(&'static str, Sample)];

/// What stands for `:name` in the address of a page.
const PAGES: &[(&str, Sample)] = &[
    ("/reset/:token", Text("not-a-link")),
    ("/invitation/:token", Text("not-a-link")),
    ("/team/members/:member", Id("members")),
    ("/contacts/:contact", Id("contacts")),
    ("/contacts/:contact/merge", Id("contacts")),
    ("/contacts/import/:table", Id("contact_imports")),
    ("/companies/:company", Id("companies")),
    ("/knowledge/:item", Id("knowledge_items")),
    ("/knowledge/:item/preview", Id("knowledge_items")),
    ("/knowledge/:item/compare", Id("knowledge_items")),
    ("/knowledge/gaps/:gap", Id("knowledge_gaps")),
    ("/analytics/topics/:topic", Id("topics")),
    ("/knowledge/import/:table", Id("knowledge_imports")),
    ("/knowledge/originals/{original}", Id("knowledge_originals")),
    ("/knowledge/sites/:site", Id("sites")),
    ("/knowledge/sites/:site/preview", Id("sites")),
    ("/channels/:channel", Id("channels")),
    ("/files/{file}", Id("files")),
    ("/channels/{channel}/preview", Id("channels")),
    ("/inbox/:id", Id("conversations")),
    ("/inbox/acts/:act", Id("bulk_acts")),
    ("/inbox/runs/:run", Id("runs")),
    ("/escalations/:id", Id("escalations")),
    ("/leads/:lead", Id("leads")),
    ("/settings/saved-replies/:reply", Id("saved_replies")),
    ("/settings/roles/:role", Id("roles")),
];

/// A password that nobody has.
const PASSWORD: &str = "seven brown parcels";

/// The fields of each door.
const DOORS: &[(&str, Fields)] = &[
    ("/api/team/sign-in", &[("email", Text("nobody@example.com")), ("password", Text(PASSWORD))]),
    ("/api/team/give-code", &[("secret_code", Text("123456"))]),
    ("/api/team/start-factor", &[("proof_password", Text(PASSWORD))]),
    ("/api/team/confirm-factor", &[("secret_code", Text("123456"))]),
    ("/api/team/renew-codes", &[("proof_password", Text(PASSWORD))]),
    ("/api/team/remove-factor", &[("proof_password", Text(PASSWORD))]),
    ("/api/team/ask-passkey", &[]),
    ("/api/team/sign-in-by-passkey", &[("secret_answer", Text("passkey.00.01.02.03."))]),
    ("/api/team/ask-second-passkey", &[]),
    ("/api/team/give-passkey", &[("secret_answer", Text("passkey.00.01.02.03."))]),
    ("/api/team/ask-own-passkey", &[]),
    ("/api/team/prove", &[("proof_password", Text(PASSWORD))]),
    ("/api/team/start-passkey", &[]),
    ("/api/team/add-passkey", &[("name", Text("Telephone")), ("secret_answer", Text("passkey.00.01."))]),
    (
        "/api/team/rename-passkey",
        &[("credential", Text("01900000-0000-7000-8000-000000000001")), ("name", Text("Telephone"))],
    ),
    (
        "/api/team/remove-passkey",
        &[("credential", Text("01900000-0000-7000-8000-000000000001")), ("proof_password", Text(PASSWORD))],
    ),
    // Nobody has this password: it would shut out everybody who comes after.
    ("/api/team/require-factor", &[("roles[0]", Text("owner")), ("proof_password", Text(PASSWORD))]),
    ("/api/team/link-identity", &[("email", Text("nobody@example.com")), ("password", Text(PASSWORD))]),
    (
        "/api/team/keep-provider",
        &[
            ("name", Text("Staff")),
            ("issuer", Text("https://id.boutique.example")),
            ("client_id", Text("switchboard")),
            ("join_domains", Text("boutique.example")),
            ("join_role", Text("agent")),
            ("proof_password", Text(PASSWORD)),
        ],
    ),
    ("/api/team/remove-provider", &[("proof_password", Text(PASSWORD))]),
    ("/api/team/sign-out", &[]),
    (
        "/api/team/sign-up",
        &[
            ("name", Text("Zoe")),
            ("email", Text("zoe@example.com")),
            ("password", Text(PASSWORD)),
            ("workspace", Text("Zoe and Co")),
        ],
    ),
    ("/api/team/request-reset", &[("email", Text("nobody@example.com"))]),
    ("/api/team/reset-password", &[("token", Text("not-a-link")), ("password", Text(PASSWORD))]),
    ("/api/team/accept-as-new", &[("token", Text("not-a-link")), ("name", Text("Zoe")), ("password", Text(PASSWORD))]),
    ("/api/team/check-slug", &[("workspace", Text("Zoe and Co")), ("slug", Text(""))]),
    ("/api/team/speak", &[("language", Text("fr"))]),
    ("/api/team/accept-invitation", &[("token", Text("not-a-link"))]),
    ("/api/team/open-workspace", &[("workspace", Text("Second Shop"))]),
    ("/api/team/end-session", &[("session", Text("00"))]),
    ("/api/team/end-other-sessions", &[]),
    (
        "/api/team/create-token",
        &[
            ("name", Text("Laptop")),
            ("scopes[0]", Text("contacts:read")),
            ("expires", Text("30")),
            ("proof_password", Text(PASSWORD)),
        ],
    ),
    ("/api/team/revoke-token", &[("token", Id("personal_tokens"))]),
    (
        "/api/team/update-account",
        &[("name", Text("New Name")), ("language", Text("en")), ("theme", Text("dark")), ("keyboard", Text("off"))],
    ),
    ("/api/team/change-password", &[("present_password", Text("wrong")), ("new_password", Text(PASSWORD))]),
    ("/api/team/set-sidebar", &[("narrow", Text("true"))]),
    ("/api/team/set-presence", &[("presence", Text("away"))]),
    ("/api/team/invite", &[("email", Text("zoe@example.com")), ("role", Text("agent"))]),
    ("/api/team/resend", &[("invitation", Id("invitations"))]),
    ("/api/team/revoke", &[("invitation", Id("invitations"))]),
    ("/api/team/change-role", &[("member", Id("members")), ("role", Text("manager"))]),
    ("/api/team/change-visibility", &[("member", Id("members")), ("visibility", Text("team"))]),
    (
        "/api/team/add-role",
        &[("name", Text("Night shift")), ("rights[0]", Text("InboxReply")), ("visibility", Text("all"))],
    ),
    (
        "/api/team/rewrite-role",
        &[
            ("role", Id("roles")),
            ("name", Text("Late shift")),
            ("rights[0]", Text("InboxReply")),
            ("visibility", Text("all")),
        ],
    ),
    ("/api/team/delete-role", &[("role", Id("roles"))]),
    ("/api/team/grant-right", &[("member", Id("members")), ("right", Text("LeadsExport")), ("days", Text("7"))]),
    ("/api/team/take-right", &[("member", Id("members")), ("right", Text("LeadsExport"))]),
    // No role is this: whoever looks as one posts no other form.
    ("/api/team/view-as", &[("role", Text("01900000-0000-7000-8000-000000000099"))]),
    ("/api/team/stop-viewing", &[]),
    ("/api/team/disable", &[("member", Id("members"))]),
    ("/api/team/enable", &[("member", Id("members"))]),
    ("/api/team/remove", &[("member", Id("members"))]),
    (
        "/api/team/update-workspace",
        &[
            ("name", Text("Ma Boutique")),
            ("slug", Text("ma-boutique")),
            ("contact_email", Text("hello@example.com")),
            ("language", Text("fr")),
            ("time_zone", Text("Europe/Paris")),
            ("reopen_hours", Text("24")),
        ],
    ),
    ("/api/team/hide-checklist", &[("hidden", Text("true"))]),
    (
        "/api/knowledge/write",
        &[("kind", Text("faq")), ("language", Text("en")), ("title", Text("Are you open?")), ("body", Text("Yes."))],
    ),
    (
        "/api/knowledge/revise",
        &[
            ("item", Id("knowledge_items")),
            ("kind", Text("faq")),
            ("based_on", Text("1")),
            ("language", Text("en")),
            ("title", Text("Are you open?")),
            ("body", Text("No.")),
            ("then", Text("look")),
        ],
    ),
    ("/api/knowledge/discard-draft", &[("item", Id("knowledge_items"))]),
    (
        "/api/evaluation/add",
        &[("question", Text("Are you open?")), ("language", Text("en")), ("expected", Id("knowledge_items"))],
    ),
    ("/api/leads/capture", &[("conversation", Id("conversations"))]),
    ("/api/leads/dismiss", &[("conversation", Id("conversations")), ("seen", Text("1")), ("dismissed", Text("true"))]),
    (
        "/api/leads/add",
        &[
            ("name", Text("Sophie Martin")),
            ("company", Text("Maison Vauban")),
            ("email", Text("sophie@vauban.example")),
            ("phone", Text("+33612345678")),
            ("intent", Text("quote")),
        ],
    ),
    (
        "/api/leads/move",
        &[("lead", Id("leads")), ("to", Text("contacted")), ("because", Text("")), ("from", Text("new"))],
    ),
    (
        "/api/leads/move-many",
        &[
            ("to", Text("lost")),
            ("because", Text("No budget")),
            ("list", Text("?status=new")),
            ("chosen[0]", Id("leads")),
        ],
    ),
    // No act has the id of a step.
    ("/api/leads/undo-move", &[("act", Id("lead_steps"))]),
    ("/api/leads/own", &[("lead", Id("leads")), ("owner", Id("members"))]),
    ("/api/leads/note", &[("lead", Id("leads")), ("body", Text("Called back."))]),
    ("/api/leads/describe", &[("lead", Id("leads")), ("field", Text("company")), ("value", Text("Maison Vauban"))]),
    ("/api/leads/set-value", &[("lead", Id("leads")), ("amount", Text("4800.50"))]),
    ("/api/leads/label", &[("lead", Id("leads")), ("label", Id("labels")), ("on", Text("true"))]),
    ("/api/leads/rate", &[("lead", Id("leads")), ("score", Text("90")), ("because", Text("They called twice."))]),
    ("/api/leads/leave-to-rules", &[("lead", Id("leads"))]),
    ("/api/leads/save-view", &[("name", Text("Hot ones")), ("everyone", Text("true")), ("list", Text("?score=hot"))]),
    ("/api/leads/remove-view", &[("view", Id("lead_views"))]),
    ("/api/leads/restore-view", &[("view", Id("lead_views"))]),
    ("/api/leads/set-settings", &[("hot_from", Text("70")), ("warm_from", Text("40")), ("currency", Text("EUR"))]),
    ("/api/evaluation/retire", &[("question", Id("evaluation_questions"))]),
    ("/api/evaluation/restore", &[("question", Id("evaluation_questions"))]),
    ("/api/evaluation/run", &[]),
    ("/api/knowledge/roll-back", &[("item", Id("knowledge_items")), ("version", Text("1"))]),
    ("/api/knowledge/disable", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/enable", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/upload", &[("came", Text("1"))]),
    ("/api/knowledge/replace", &[("item", Id("knowledge_items")), ("came", Text("1"))]),
    ("/api/knowledge/propose-file", &[("item", Id("knowledge_items")), ("came", Text("1"))]),
    ("/api/knowledge/publish-file", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/withdraw-file", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/read-proposed-again", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/read-again", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/describe", &[("item", Id("knowledge_items")), ("description", Text("For the shop."))]),
    (
        "/api/sites/add",
        &[
            ("address", Text("https://boutique.example/help")),
            ("include", Text("/help/")),
            ("exclude", Text("/help/old/")),
            ("page_cap", Text("10")),
            ("schedule", Text("weekly")),
            ("language", Text("en")),
            ("first", Text("listing")),
        ],
    ),
    (
        "/api/sites/change",
        &[
            ("site", Id("sites")),
            ("address", Text("https://boutique.example/help")),
            ("include", Text("")),
            ("exclude", Text("")),
            ("page_cap", Text("10")),
            ("schedule", Text("daily")),
            ("language", Text("fr")),
        ],
    ),
    ("/api/sites/crawl", &[("site", Id("sites")), ("kind", Text("whole"))]),
    ("/api/sites/try-page", &[("site", Id("sites")), ("address", Text("https://boutique.example/help"))]),
    ("/api/sites/stop", &[("site", Id("sites"))]),
    ("/api/sites/remove", &[("site", Id("sites"))]),
    ("/api/channels/connect-widget", &[("name", Text("Website")), ("domains", Text("boutique.example"))]),
    ("/api/channels/connect-api", &[("name", Text("Shop backend"))]),
    ("/api/channels/pause", &[("channel", Id("channels"))]),
    ("/api/channels/resume", &[("channel", Id("channels"))]),
    ("/api/channels/set-assistant-mode", &[("channel", Id("channels")), ("mode", Text("draft"))]),
    ("/api/channels/rename", &[("channel", Id("channels")), ("name", Text("Website"))]),
    (
        "/api/channels/change-look",
        &[
            ("channel", Id("channels")),
            ("colour", Text("#065c66")),
            ("position", Text("left")),
            ("launcher", Text("icon")),
        ],
    ),
    (
        "/api/channels/change-words",
        &[("channel", Id("channels")), ("greeting_en", Text("Hello")), ("greeting_fr", Text("Bonjour"))],
    ),
    ("/api/channels/set-domains", &[("channel", Id("channels")), ("domains", Text("boutique.example"))]),
    ("/api/channels/set-callback", &[("channel", Id("channels")), ("callback", Text("https://shop.example/answers"))]),
    (
        "/api/channels/create-key",
        &[
            ("name", Text("Shop")),
            ("channel", Id("channels")),
            ("expires", Text("90")),
            ("conversations", Text("write")),
            ("contacts", Text("none")),
            ("knowledge", Text("none")),
            ("leads", Text("none")),
        ],
    ),
    (
        "/api/assistant/set-provider",
        &[
            ("provider", Text("openai")),
            ("base_url", Text("https://model.example/v1")),
            ("model", Text("small")),
            ("key", Text("sk-sample")),
            ("price_in", Text("150000")),
            ("price_out", Text("600000")),
        ],
    ),
    ("/api/assistant/tune", &[("name", Text("Mira")), ("threshold", Text("80"))]),
    ("/api/assistant/limit", &[("workspace", Text("500")), ("conversation", Text("50")), ("visitor", Text(""))]),
    ("/api/billing/choose-plan", &[("plan", Text("01930000-0000-7000-8000-000000000001")), ("every", Text("month"))]),
    (
        "/api/till/change-plan",
        &[
            ("plan", Text("01930000-0000-7000-8000-000000000001")),
            ("every", Text("month")),
            ("from", Text("1795165200")),
        ],
    ),
    ("/api/till/end-plan", &[]),
    ("/api/till/keep-plan", &[]),
    ("/api/usage/set-budget", &[("most", Text("5.00")), ("soft", Text("80")), ("at_limit", Text("pause"))]),
    ("/api/channels/rotate-key", &[("key", Id("service_keys")), ("overlap", Text("24"))]),
    ("/api/channels/revoke-key", &[("key", Id("service_keys"))]),
    (
        "/api/inbox/write-first",
        &[
            ("to", Id("contact_identities")),
            ("body", Text("Your bowl is back in stock.")),
            ("press", Text("01900000-0000-7000-8000-0000000000a2")),
        ],
    ),
    (
        "/api/inbox/write",
        &[
            ("conversation", Id("conversations")),
            ("kind", Text("reply")),
            ("body", Text("It left this morning.")),
            ("seen", Text("1")),
            ("press", Text("01900000-0000-7000-8000-0000000000a1")),
            ("quote", Id("messages")),
        ],
    ),
    (
        "/api/inbox/keep-draft",
        &[("conversation", Id("conversations")), ("kind", Text("reply")), ("body", Text("It left"))],
    ),
    (
        "/api/saved-replies/write",
        &[("title", Text("Delay")), ("shortcode", Text("delay")), ("body_en", Text("Soon.")), ("body_fr", Text(""))],
    ),
    (
        "/api/saved-replies/revise",
        &[
            ("reply", Id("saved_replies")),
            ("title", Text("Delay")),
            ("shortcode", Text("delay")),
            ("body_en", Text("Soon.")),
            ("body_fr", Text("")),
        ],
    ),
    ("/api/saved-replies/remove", &[("reply", Id("saved_replies"))]),
    (
        "/api/saved-replies/insert",
        &[
            ("conversation", Id("conversations")),
            ("kind", Text("reply")),
            ("body", Text("Hello.")),
            ("saved", Id("saved_replies")),
        ],
    ),
    ("/api/inbox/discard-draft", &[("conversation", Id("conversations"))]),
    ("/api/inbox/decide", &[("draft", Id("drafts")), ("decision", Text("approve"))]),
    ("/api/inbox/take-over", &[("conversation", Id("conversations"))]),
    ("/api/inbox/take-next", &[]),
    ("/api/inbox/judge", &[("run", Id("runs")), ("opinion", Text("out_of_date"))]),
    ("/api/knowledge/want-model", &[("model", Text("none"))]),
    ("/api/knowledge/settle-gap", &[("gap", Id("knowledge_gaps")), ("state", Text("resolved"))]),
    (
        "/api/knowledge/fill-gap",
        &[
            ("gap", Id("knowledge_gaps")),
            ("language", Text("en")),
            ("title", Text("Do you sell gift cards?")),
            ("variants", Text("Gift cards?")),
            ("body", Text("Yes.")),
        ],
    ),
    ("/api/knowledge/ask-again", &[("gap", Id("knowledge_gaps"))]),
    (
        "/api/knowledge/set-terms",
        &[("item", Id("knowledge_items")), ("audience", Text("agents")), ("last_day", Text("2099-12-31"))],
    ),
    ("/api/knowledge/confirm", &[("item", Id("knowledge_items"))]),
    ("/api/knowledge/set-age", &[("days", Text("180"))]),
    ("/api/knowledge/call-off", &[("item", Id("knowledge_items")), ("version", Text("1"))]),
    ("/api/knowledge/bring-table", &[("name", Text("faq.csv")), ("table", Text("question,answer\nOpen?,Yes."))]),
    ("/api/knowledge/take-table", &[("table", Id("knowledge_imports"))]),
    ("/api/inbox/return-to-assistant", &[("conversation", Id("conversations"))]),
    ("/api/inbox/snooze", &[("conversation", Id("conversations")), ("until", Text("tomorrow"))]),
    ("/api/inbox/resolve", &[("conversation", Id("conversations"))]),
    ("/api/inbox/reopen", &[("conversation", Id("conversations"))]),
    (
        "/api/inbox/escalate",
        &[("conversation", Id("conversations")), ("reason", Text("complaint")), ("note", Text("Urgent"))],
    ),
    (
        "/api/inbox/dismiss-label",
        &[("conversation", Id("conversations")), ("label", Id("labels")), ("dismissed", Text("true"))],
    ),
    ("/api/inbox/label", &[("conversation", Id("conversations")), ("label", Id("labels")), ("on", Text("true"))]),
    (
        "/api/inbox/act-on-many",
        &[("chosen[0]", Id("conversations")), ("act", Text("resolve")), ("list", Text("?view=all"))],
    ),
    ("/api/inbox/undo-many", &[("act", Id("bulk_acts"))]),
    ("/api/inbox/assign-team", &[("conversation", Id("conversations")), ("team", Id("teams"))]),
    ("/api/views/save", &[("name", Text("French shop")), ("whom", Text("me")), ("list", Text("?view=mine"))]),
    ("/api/views/remove", &[("view", Id("saved_views"))]),
    ("/api/views/restore", &[("view", Id("saved_views"))]),
    ("/api/teams/add", &[("name", Text("Wholesale"))]),
    ("/api/teams/rename", &[("team", Id("teams")), ("name", Text("Wholesale"))]),
    ("/api/teams/remove", &[("team", Id("teams"))]),
    ("/api/teams/restore", &[("team", Id("teams"))]),
    ("/api/teams/join", &[("team", Id("teams")), ("member", Id("members"))]),
    ("/api/teams/leave", &[("team", Id("teams")), ("member", Id("members"))]),
    ("/api/teams/set-assignment", &[("team", Id("teams")), ("assignment", Text("by_turns"))]),
    ("/api/teams/set-capacity", &[("member", Id("members")), ("capacity", Text("5"))]),
    ("/api/analytics/ask-again", &[("conversation", Id("conversations"))]),
    ("/api/analytics/call-off", &[("conversation", Id("conversations"))]),
    ("/api/topics/rename", &[("topic", Id("topics")), ("label", Text("Delivery"))]),
    ("/api/topics/merge", &[("topic", Id("topics")), ("into", Id("topics"))]),
    ("/api/topics/unmerge", &[("topic", Id("topics"))]),
    ("/api/topics/tell-apart", &[("topic", Id("topics"))]),
    ("/api/topics/split", &[("topic", Id("topics"))]),
    ("/api/topics/hide", &[("topic", Id("topics")), ("word", Text("parcel"))]),
    ("/api/topics/show", &[("topic", Id("topics")), ("word", Text("parcel"))]),
    ("/api/topics/set-policy", &[("topic", Id("topics")), ("policy", Text("draft"))]),
    ("/api/labels/add", &[("name", Text("Breakage")), ("tone", Text("brick"))]),
    ("/api/labels/change", &[("label", Id("labels")), ("name", Text("Breakage")), ("tone", Text("brick"))]),
    ("/api/labels/merge", &[("label", Id("labels")), ("into", Id("labels"))]),
    ("/api/labels/remove", &[("label", Id("labels"))]),
    ("/api/labels/restore", &[("label", Id("labels"))]),
    ("/api/inbox/retry", &[("message", Id("messages"))]),
    ("/api/inbox/merge", &[("conversation", Id("conversations")), ("with", Id("conversations"))]),
    ("/api/inbox/undo-merge", &[("transfer", Id("transfers"))]),
    ("/api/inbox/split", &[("at", Id("messages"))]),
    ("/api/inbox/summarise", &[("conversation", Id("conversations"))]),
    ("/api/inbox/take-back", &[("message", Id("messages"))]),
    ("/api/inbox/assign", &[("conversation", Id("conversations")), ("to", Id("members"))]),
    ("/api/inbox/mark-unread", &[("conversation", Id("conversations"))]),
    ("/api/inbox/look", &[("conversation", Id("conversations")), ("seen", Text("1")), ("writes", Text("false"))]),
    ("/api/inbox/leave", &[("conversation", Id("conversations"))]),
    ("/api/inbox/block", &[("conversation", Id("conversations")), ("on", Text("true"))]),
    ("/api/inbox/prioritise", &[("conversation", Id("conversations")), ("priority", Text("high"))]),
    ("/api/inbox/say-intent", &[("conversation", Id("conversations")), ("intent", Text("complaint"))]),
    (
        "/api/service-levels/set-hours",
        &[
            ("monday", Text("09:00-12:30, 13:30-18:00")),
            ("tuesday", Text("09:00-18:00")),
            ("wednesday", Text("")),
            ("thursday", Text("")),
            ("friday", Text("")),
            ("saturday", Text("")),
            ("sunday", Text("")),
            ("holidays", Text("2026-12-25 Christmas")),
        ],
    ),
    (
        "/api/service-levels/write-policy",
        &[
            ("policy", Id("service_policies")),
            ("name", Text("Everybody")),
            ("priority", Text("urgent")),
            ("label", Id("labels")),
            ("channel", Id("channels")),
            ("first_response", Text("30")),
            ("next_response", Text("60")),
            ("resolution", Text("480")),
        ],
    ),
    ("/api/service-levels/retire-policy", &[("policy", Id("service_policies"))]),
    ("/api/service-levels/set-fallback", &[("email", Text("admin@ma-boutique.com"))]),
    ("/api/notifications/open", &[("notification", Id("notifications"))]),
    ("/api/notifications/mark-all-read", &[]),
    ("/api/notifications/choose", &[("wanted[0]", Text("mention.mail"))]),
    (
        "/api/notifications/set-times",
        &[
            ("digest", Text("hourly")),
            ("hour", Text("8")),
            ("quiet_from", Text("22:00")),
            ("quiet_to", Text("07:00")),
            ("quiet_nights", Text("every")),
        ],
    ),
    ("/api/notifications/mail-now", &[]),
    ("/api/escalations/accept", &[("escalation", Id("escalations"))]),
    (
        "/api/escalations/resolve",
        &[("escalation", Id("escalations")), ("outcome", Text("refunded")), ("note", Text("Within 30 days."))],
    ),
    ("/api/escalations/reopen", &[("escalation", Id("escalations"))]),
    (
        "/api/escalations/reassign",
        &[("escalation", Id("escalations")), ("to", Text("member:01900000-0000-7000-8000-0000000000a2"))],
    ),
    (
        "/api/escalations/edit-brief",
        &[
            ("escalation", Id("escalations")),
            ("who", Text("Sophie")),
            ("what", Text("A broken glass")),
            ("tried", Text("Nothing")),
            ("promised", Text("Nothing")),
            ("next", Text("Send another one")),
        ],
    ),
    ("/api/escalations/want-brief", &[("escalation", Id("escalations"))]),
    ("/api/escalations/add-reason", &[("name", Text("Damaged in transit"))]),
    ("/api/escalations/rename-reason", &[("reason", Text("vip")), ("name", Text("Loyal customer"))]),
    ("/api/escalations/switch-reason", &[("reason", Text("vip")), ("off", Text("true"))]),
    (
        "/api/contacts/add",
        &[
            ("name", Text("Zoe")),
            ("email", Text("zoe@example.com")),
            ("phone", Text("+33 6 12 34 56 78")),
            ("company", Text("")),
            ("language", Text("fr")),
            ("attributes", Text("Route: 7")),
        ],
    ),
    (
        "/api/contacts/change",
        &[
            ("contact", Id("contacts")),
            ("name", Text("Zoe")),
            ("email", Text("")),
            ("phone", Text("")),
            ("company", Id("companies")),
            ("language", Text("")),
            ("attributes", Text("")),
        ],
    ),
    ("/api/contacts/label", &[("contact", Id("contacts")), ("label", Id("labels")), ("value", Text("7"))]),
    ("/api/contacts/take-label", &[("contact", Id("contacts")), ("label", Id("labels"))]),
    ("/api/contacts/note", &[("contact", Id("contacts")), ("body", Text("Prefers the evening."))]),
    (
        "/api/contacts/merge",
        &[
            ("one", Id("contacts")),
            ("other", Text("01900000-0000-7000-8000-0000000000a3")),
            ("survivor", Id("contacts")),
            ("name", Id("contacts")),
        ],
    ),
    ("/api/contacts/unmerge", &[("merge", Id("contact_merges"))]),
    ("/api/contacts/keep-apart", &[("one", Id("contacts")), ("other", Text("01900000-0000-7000-8000-0000000000a3"))]),
    (
        "/api/contacts/save-segment",
        &[("name", Text("French")), ("whom", Text("me")), ("of", Text("contacts")), ("list", Text("?language=fr"))],
    ),
    ("/api/contacts/remove-segment", &[("segment", Id("segments"))]),
    ("/api/contacts/bring-table", &[("of", Text("contacts")), ("table", Text("name,email\nZoe,zoe@example.com"))]),
    ("/api/contacts/take-table", &[("table", Id("contact_imports")), ("columns", Text("name,email"))]),
    ("/api/companies/add", &[("name", Text("Tilleuls")), ("code", Text("C-1")), ("attributes", Text("Route: 7"))]),
    (
        "/api/companies/change",
        &[("company", Id("companies")), ("name", Text("Tilleuls")), ("code", Text("C-1")), ("attributes", Text(""))],
    ),
    ("/api/companies/label", &[("company", Id("companies")), ("label", Id("labels")), ("value", Text("7"))]),
    ("/api/companies/take-label", &[("company", Id("companies")), ("label", Id("labels"))]),
    ("/api/companies/note", &[("company", Id("companies")), ("body", Text("By the back door."))]),
];

/// Whose ids are used.
#[derive(Clone, Copy)]
pub enum Ids<'a> {
    /// Those of a tenant.
    Of(&'a Filled),
    /// One that nobody has.
    Nobodys(Uuid),
}

impl Ids<'_> {
    fn fill(self, sample: Sample) -> String {
        match (sample, self) {
            (Text(text), _) => text.to_owned(),
            (Id(table), Self::Of(filled)) => filled.id(table).to_string(),
            (Id(_), Self::Nobodys(id)) => id.to_string(),
        }
    }
}

fn in_page(path: &str) -> Option<Sample> {
    PAGES.iter().find(|(it, _)| *it == path).map(|(_, sample)| *sample)
}

fn in_door(path: &str) -> Option<Fields> {
    DOORS.iter().find(|(it, _)| *it == path).map(|(_, fields)| *fields)
}

/// Whether the page or door names something of a workspace by its id.
pub fn names_something(path: &str) -> bool {
    let fields = in_door(path).unwrap_or_default().iter().map(|(_, sample)| *sample);
    in_page(path).into_iter().chain(fields).any(|it| matches!(it, Id(_)))
}

/// A page's address, with what stands for its `:name` or `{name}`.
pub fn page(path: &str, ids: Ids<'_>) -> String {
    let fill = |segment: &str| match segment.starts_with([':', '{']) {
        true => ids.fill(in_page(path).unwrap_or_else(|| panic!("say in samples.rs what {path} is tried with"))),
        false => segment.to_owned(),
    };
    path.split('/').map(fill).collect::<Vec<_>>().join("/")
}

/// Every page, and what else a member opens by an address. Not the live stream: it does not end.
pub fn pages() -> Vec<Entry> {
    let others = OTHERS.iter().filter(|(path, _)| *path != "/events").filter_map(|(path, proof)| match proof {
        Proof::Member(right) => Some(needs(path, *right)),
        Proof::None | Proof::ServiceKey | Proof::Visitor | Proof::Signature => None,
    });
    app::routes::pages().into_iter().chain(others).collect()
}

/// The fields to try a door with.
pub fn fields(path: &str, ids: Ids<'_>) -> Vec<(String, String)> {
    let fields = in_door(path).unwrap_or_else(|| panic!("say in samples.rs what {path} is tried with"));
    fields.iter().map(|(name, sample)| ((*name).to_owned(), ids.fill(*sample))).collect()
}

/// The fields of a door that hold ids.
pub fn ids_of(path: &str) -> impl Iterator<Item = &'static str> {
    let fields = in_door(path).unwrap_or_default().iter();
    fields.filter(|(_, sample)| matches!(sample, Id(_))).map(|(name, _)| *name)
}

/// Whether a door names a row of this table.
pub fn names_one_of(path: &str, table: &str) -> bool {
    in_door(path).unwrap_or_default().iter().any(|(_, sample)| matches!(sample, Id(it) if *it == table))
}

/// The same with the ids of somebody else in one field.
pub fn fields_but(path: &str, ids: Ids<'_>, field: &str, others: Ids<'_>) -> Vec<(String, String)> {
    let theirs = fields(path, others);
    let choose = |it: (String, String), other: (String, String)| if it.0 == field { other } else { it };
    fields(path, ids).into_iter().zip(theirs).map(|(it, other)| choose(it, other)).collect()
}

fn varies(path: &str) -> bool {
    path.contains([':', '{'])
}

#[test]
fn every_page_and_every_door_has_its_sample() {
    let pages = pages().into_iter().map(|it| it.path).filter(|it| varies(it) && in_page(it).is_none());
    let doors = doors().into_iter().map(|it| it.path).filter(|it| in_door(it).is_none());
    let missing: Vec<&str> = pages.chain(doors).collect();
    assert!(missing.is_empty(), "say in samples.rs what these are tried with: {missing:#?}");
}

#[test]
fn no_sample_is_left_of_something_that_is_gone() {
    let (pages, doors) = (pages(), doors());
    let gone = PAGES.iter().map(|(path, _)| *path).filter(|it| !pages.iter().any(|page| page.path == *it));
    let gone = gone.chain(DOORS.iter().map(|(path, _)| *path).filter(|it| !doors.iter().any(|door| door.path == *it)));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// The conversation that a form names, if it names one.
pub fn named(fields: &[(String, String)]) -> &str {
    fields.iter().find(|(name, _)| name == "conversation").map_or("", |(_, id)| id)
}
