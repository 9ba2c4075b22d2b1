-- Websites that are read as knowledge: a site, each reading of it (a crawl), and its pages.

create table sites (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    -- The page that reading begins with, as addresses are compared.
    address text not null,
    -- Paths that are read, with * and $ as in robots.txt. None is every path.
    include text[] not null default '{}',
    -- Paths that are not.
    exclude text[] not null default '{}',
    page_cap integer not null default 50 check (page_cap between 1 and 50),
    schedule text not null default 'manual' check (schedule in ('manual', 'daily', 'weekly')),
    -- Of pages whose own language cannot be told.
    language text not null,
    next_crawl_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    constraint sites_one_per_address unique (tenant_id, address)
);
select protect('sites', 'site', ignored => '{next_crawl_at}');

-- One reading of a site.
create table crawls (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    site_id uuid not null,
    kind text not null check (kind in ('whole', 'listing', 'page')),
    state text not null default 'waiting' check (state in ('waiting', 'reading', 'done', 'stopped', 'failed')),
    -- Why it failed.
    reason text,
    -- What ended it before every page was read.
    cut text check (cut in ('pages', 'time')),
    -- What the site's robots.txt says to us, by host, once it was asked for.
    robots jsonb not null default '{}',
    -- Time spent on asking and on waiting for one's turn; what the worker was away for does not count.
    spent_ms integer not null default 0,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, site_id) references sites (tenant_id, id)
);
create unique index crawls_one_at_a_time on crawls (tenant_id, site_id) where state in ('waiting', 'reading');
create index crawls_of_site on crawls (tenant_id, site_id, created_at desc);
select protect('crawls', 'crawl', ignored => '{robots,spent_ms}');

-- What a crawl asks for: its frontier while it runs, its report afterwards.
create table crawl_pages (
    tenant_id uuid not null references tenants (id),
    crawl_id uuid not null,
    id uuid not null,
    address text not null,
    kind text not null check (kind in ('page', 'sitemap')),
    -- Links between it and the first page. Known pages that nothing has led to come last.
    depth integer not null,
    -- Redirects that led here.
    hops integer not null default 0,
    -- The page with the first link to it.
    found_on text,
    outcome text not null default 'waiting'
        check (outcome in ('waiting', 'new', 'changed', 'unchanged', 'moved', 'left_out', 'failed')),
    reason text,
    title text,
    asked_at timestamptz,
    primary key (tenant_id, crawl_id, id),
    constraint crawl_pages_once unique (tenant_id, crawl_id, address),
    foreign key (tenant_id, crawl_id) references crawls (tenant_id, id)
);
select protect('crawl_pages', 'page of a crawl', 'found and read by the machine; the crawl is audited');

-- The pages of a site that are knowledge.
create table site_pages (
    tenant_id uuid not null references tenants (id),
    site_id uuid not null,
    address text not null,
    item_id uuid not null,
    -- By what the site tells whether it has changed.
    etag text,
    last_modified text,
    -- Of the words that were read: the same words make no version.
    digest text not null,
    -- When it last was what its active version says.
    read_at timestamptz not null,
    primary key (tenant_id, site_id, address),
    unique (tenant_id, item_id),
    foreign key (tenant_id, site_id) references sites (tenant_id, id),
    foreign key (tenant_id, item_id) references knowledge_items (tenant_id, id)
);
create index site_pages_by_digest on site_pages (tenant_id, site_id, digest);
select protect('site_pages', 'page of a site', 'read by the machine; its item is audited');
