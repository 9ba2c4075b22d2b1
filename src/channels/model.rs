//! The nouns of channels, here and in the browser.

use serde::{Deserialize, Serialize};

use super::{Colour, Domain};

crate::words! {
    /// By what a channel is reached. Only widget and api can be connected so far.
    pub enum Kind {
        /// A chat on the workspace's own website.
        Widget = "widget",
        /// WhatsApp.
        Whatsapp = "whatsapp",
        /// Instagram.
        Instagram = "instagram",
        /// Facebook Messenger.
        Messenger = "messenger",
        /// Text messages.
        Sms = "sms",
        /// E-mail.
        Email = "email",
        /// Crisp.
        Crisp = "crisp",
        /// Tidio.
        Tidio = "tidio",
        /// Another system, by the JSON interface.
        Api = "api",
        /// Imported history.
        Legacy = "legacy",
    }
}

crate::words! {
    /// What the assistant does with a message that arrives by a channel.
    pub enum AssistantMode {
        /// Nothing: people answer.
        Off = "off",
        /// It proposes, people decide.
        Draft = "draft",
        /// It answers by itself when it is sure enough.
        Send = "send",
    }
}

crate::words! {
    /// The corner of the customer's page in which the widget stands.
    pub enum Position {
        /// Bottom left.
        Left = "left",
        /// Bottom right.
        Right = "right",
    }
}

crate::words! {
    /// What the button of the widget shows.
    pub enum Launcher {
        /// A round button with an icon.
        Icon = "icon",
        /// The icon with words beside it.
        IconAndText = "icon_and_text",
    }
}

/// The first words of the widget, in each language. Empty is the product's own greeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Greeting {
    /// In English.
    #[serde(default)]
    pub en: String,
    /// In French.
    #[serde(default)]
    pub fr: String,
}

impl Greeting {
    /// The most characters of one greeting.
    pub const LONGEST: usize = 200;

    /// Whether both languages are short enough.
    pub fn fits(&self) -> bool {
        [&self.en, &self.fr].iter().all(|text| text.chars().count() <= Self::LONGEST)
    }
}

/// How a widget looks and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The colour of the button and of the head of the chat.
    pub colour: Colour,
    /// Where it stands.
    pub position: Position,
    /// What the button shows.
    pub launcher: Launcher,
    /// Its first words.
    pub greeting: Greeting,
    /// Whether it asks a visitor for a name.
    #[serde(default)]
    pub ask_name: bool,
    /// Whether it asks a visitor for an e-mail address.
    #[serde(default)]
    pub ask_email: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            colour: Colour::PETROL,
            position: Position::Right,
            launcher: Launcher::Icon,
            greeting: Greeting::default(),
            ask_name: false,
            ask_email: false,
        }
    }
}

/// The settings of a widget.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WidgetSettings {
    /// How it looks and what it says.
    pub look: Look,
    /// The sites that may show it; none means no site.
    #[serde(default)]
    pub allowed_domains: Vec<Domain>,
}

impl WidgetSettings {
    /// Whether a page of `host` may show the widget.
    pub fn allows(&self, host: &str) -> bool {
        self.allowed_domains.iter().any(|domain| domain.covers(host))
    }
}

/// The settings of an API channel. The secret that signs its callbacks is kept apart, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiSettings {
    /// Where answers are posted; without it they wait to be fetched.
    #[serde(default)]
    pub callback_url: Option<String>,
}

/// The settings of a channel, by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Settings {
    /// Of a widget.
    Widget(WidgetSettings),
    /// Of an API channel.
    Api(ApiSettings),
}

impl Settings {
    /// The kind of channel that has such settings.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Widget(_) => Kind::Widget,
            Self::Api(_) => Kind::Api,
        }
    }
}
