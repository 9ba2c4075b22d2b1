use documents::{html, read};

#[test]
fn a_page_says_what_it_is_and_where_it_leads() {
    let page = html::page(
        br#"<!DOCTYPE html><html lang="fr"><head><title> Livraison
        </title><base href="/fr/"><link rel="alternate canonical" href="https://ma-boutique.test/livraison">
        <meta name="robots" content="noindex, follow"></head>
        <body><main><p>Nous livrons en <a href="delais">trois jours</a>.</p></main><a href="/panier">Panier</a></body></html>"#,
        None,
    );
    assert_eq!(page.title.as_deref(), Some("Livraison"));
    assert_eq!(page.language.as_deref(), Some("fr"));
    assert_eq!(page.base.as_deref(), Some("/fr/"));
    assert_eq!(page.canonical.as_deref(), Some("https://ma-boutique.test/livraison"));
    assert_eq!((page.may_index, page.may_follow), (false, true));
    assert_eq!(page.links, ["delais", "/panier"]);
    assert_eq!(page.text, "Nous livrons en trois jours.");
}

#[test]
fn furniture_is_left_out_and_the_article_stays() {
    let page = html::page(
        br#"<body><header class="site"><a href="/">Ma Boutique</a></header>
        <nav><ul><li><a href="/a">Accueil</a></ul></nav>
        <div class="has-sidebar"><h1>Retours</h1><p>Vous avez trente jours.</p>
        <div id="cookie-banner">We use cookies <button>OK</button></div>
        <div hidden>hidden</div><div style="display: none">gone</div>
        <ul><li>gratuit</li><li>simple <b>et</b> rapide</li></ul></div>
        <aside>Nos promotions</aside><script>alert(1)</script><footer>Mentions</footer></body>"#,
        None,
    );
    assert_eq!(page.text, "# Retours\n\nVous avez trente jours.\n\n- gratuit\n- simple et rapide");
    assert!(page.may_index && page.may_follow);
}

#[test]
fn the_furniture_of_an_uploaded_page_is_part_of_it() {
    let document = read(b"<html><title>Bon</title><nav>Menu</nav><p>Texte</p><footer>Pied</footer>", "a.html").unwrap();
    assert_eq!(document.title.as_deref(), Some("Bon"));
    assert_eq!(document.pages[0].text, "Menu\n\nTexte\n\nPied");
}

#[test]
fn structure_is_kept() {
    let source = "<h2>Tarifs</h2><table><tr><th rowspan=2>FR<th colspan=2>Prix</tr><tr><td>3<td>4</tr></table>\
        <ol start=3><li>trois<ul><li>dedans</ul><li>quatre</ol><dl><dt>Colis<dd>une bo&icirc;te</dl>\
        <pre>a\n  b</pre><p>ligne<br>suivante&nbsp;!</p><figure><img alt=photo><figcaption>Un sac</figcaption></figure>";
    assert_eq!(
        html::page(source.as_bytes(), None).text,
        "## Tarifs\n\nFR | Prix | Prix\nFR | 3 | 4\n\n3. trois\n  - dedans\n4. quatre\n\nColis\n\n- une boîte\n\na\n  b\n\nligne\nsuivante !\n\nUn sac"
    );
}

#[test]
fn characters_are_read_as_the_server_or_the_page_says() {
    let text = |bytes: &[u8], charset: Option<&str>| html::page(bytes, charset).text;
    assert_eq!(text(b"<p>d\xe9lai", Some("iso-8859-1")), "délai");
    assert_eq!(text(b"<meta charset='windows-1251'><p>\xef\xf0\xe8\xe2\xe5\xf2", None), "привет");
    assert_eq!(text("<p>délai".as_bytes(), None), "délai");
    assert_eq!(text(b"<p>d\xe9lai", None), "délai");
}
