//! Asks the door what to ask, the browser for a passkey, and writes its answer as a field of a form.
//!
//! Bytes travel as lists of numbers to the browser and in hexadecimal back: what decodes base64 would weigh on every
//! first visit.

use js_sys::{Function, JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, MouseEvent, Request, RequestInit, Response};

use crate::browser::window;

/// Whether this browser gives passkeys to this page: it knows them, and the desk was opened by the name that it has
/// for passkeys.
pub fn is_possible(site: &str) -> bool {
    let Some(window) = window() else { return false };
    get(&window, "PublicKeyCredential").is_some() && window.location().hostname().is_ok_and(|it| it == site)
}

/// The form around the button.
pub fn form_of(event: &MouseEvent) -> Option<HtmlFormElement> {
    let button: Element = event.target()?.dyn_into().ok()?;
    button.closest("form").ok()??.dyn_into().ok()
}

/// Puts the answer into its field and sends the form.
pub fn send(form: &HtmlFormElement, field: &str, answer: &str) -> Option<()> {
    let field = form.query_selector(&format!("input[name={field}]")).ok()??;
    let field: HtmlInputElement = field.dyn_into().ok()?;
    field.set_value(answer);
    form.request_submit().ok()
}

/// What the authenticator says; `None` where nobody touched it, or nothing could be asked.
pub async fn answer(door: &str, makes: bool) -> Option<String> {
    let question = question(door).await?;
    let asked = get(&question, "publicKey")?;
    become_bytes(&asked, "challenge")?;
    if let Some(user) = get(&asked, "user") {
        become_bytes(&user, "id")?;
    }
    for list in ["allowCredentials", "excludeCredentials"] {
        let Some(list) = get(&asked, list) else { continue };
        for one in each(&list) {
            become_bytes(&one, "id")?;
        }
    }

    let credentials = window()?.navigator().credentials();
    let given = match makes {
        true => credentials.create_with_options(question.unchecked_ref()),
        false => credentials.get_with_options(question.unchecked_ref()),
    };
    let given = JsFuture::from(given.ok()?).await.ok()?;
    let response = get(&given, "response")?;
    let part = |name: &str| get(&response, name).map(|it| hex(&it)).unwrap_or_default();
    let parts = match makes {
        true => vec![part("clientDataJSON"), part("attestationObject"), ways(&response)],
        false => vec![
            hex(&get(&given, "rawId")?),
            part("clientDataJSON"),
            part("authenticatorData"),
            part("signature"),
            part("userHandle"),
        ],
    };
    Some(format!("passkey.{}", parts.join(".")))
}

/// What the door wants to be asked, as the browser takes it.
async fn question(door: &str) -> Option<JsValue> {
    let options = RequestInit::new();
    options.set_method("POST");
    let request = Request::new_with_str_and_init(door, &options).ok()?;
    request.headers().set("Accept", "application/json").ok()?;
    request.headers().set("Content-Type", "application/x-www-form-urlencoded").ok()?;
    let response: Response = JsFuture::from(window()?.fetch_with_request(&request)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.json().ok()?).await.ok()?.as_string()?;
    JSON::parse(&text).ok()
}

/// How the authenticator is reached, in words with commas between them, in hexadecimal. Old browsers do not tell.
fn ways(response: &JsValue) -> String {
    let told = get(response, "getTransports").and_then(|it| {
        let ask: Function = it.dyn_into().ok()?;
        let list: JsValue = ask.call0(response).ok()?;
        let words: Vec<String> = each(&list).iter().filter_map(JsValue::as_string).collect();
        Some(words.join(","))
    });
    written(told.unwrap_or_default().as_bytes())
}

/// A property that is there.
fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

/// Everything in a list.
fn each(list: &JsValue) -> Vec<JsValue> {
    (0..).map_while(|at| Reflect::get_u32(list, at).ok().filter(|it| !it.is_undefined())).collect()
}

/// Makes bytes of a list of numbers, in its place.
fn become_bytes(of: &JsValue, name: &str) -> Option<()> {
    let bytes = Uint8Array::new(&get(of, name)?);
    Reflect::set(of, &JsValue::from_str(name), &bytes).ok().map(drop)
}

fn hex(bytes: &JsValue) -> String {
    written(&Uint8Array::new(bytes).to_vec())
}

fn written(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from_digit(u32::from(it), 16).unwrap_or('0');
    bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}
