# syntax=docker/dockerfile:1

# Builds the release and carries it alone: one binary, its site, no shell tools.
FROM rust:1.95-bookworm AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# Node, for the style sheet alone; Debian's own is older than the tools ask for.
COPY --from=node:22-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:22-bookworm-slim /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
ENV XDG_CACHE_HOME=/cache
WORKDIR /src
COPY . .
# The site and the server, by the same steps as on a developer's machine.
RUN --mount=type=cache,target=/cache/switchboard \
    --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo xtask build --release \
    && mkdir -p /out \
    && cp target/release/switchboard target/release/hash.txt /out/ \
    && cp -r target/site /out/site

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin switchboard \
    && install --directory --owner=10001 /var/lib/switchboard/files
COPY --from=build /out /opt/switchboard
ENV LISTEN=0.0.0.0:3000 \
    METRICS_LISTEN=0.0.0.0:9464 \
    SITE_ROOT=/opt/switchboard/site \
    FILES_ROOT=/var/lib/switchboard/files \
    LOG_FORMAT=json
USER 10001
VOLUME /var/lib/switchboard/files
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["/opt/switchboard/switchboard", "healthy"]
ENTRYPOINT ["/opt/switchboard/switchboard"]
CMD ["serve"]
