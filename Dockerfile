# Stormbridge on one node: everything in one process, its data in one folder. What may come in here says .dockerignore.

# Packages are fetched again only when the lockfile changes. They stay in the store of pnpm: /app gets what it needs from there.
FROM node:24.21.0-bookworm-slim AS packages
RUN npm install --global pnpm@12.21.0
WORKDIR /lock
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch && rm -r node_modules
WORKDIR /app

FROM packages AS build
COPY . .
RUN pnpm install --offline --frozen-lockfile --ignore-scripts && pnpm run build

# What runs: sources (Node reads TypeScript as it is), the built page, and the packages that the server needs.
FROM packages AS install
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/cli apps/cli
COPY apps/server apps/server
COPY packages packages
RUN pnpm install --offline --frozen-lockfile --ignore-scripts --prod --no-optional --filter @stormbridge/cli...

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production PORT=8080 DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY public public
COPY --from=install /app /app
COPY --from=build /app/apps/web/dist apps/web/dist
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "apps/server/src/main.ts"]
