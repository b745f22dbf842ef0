# Stormbridge on one node: everything in one process, its data in one folder.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --ignore-scripts \
 && npx --yes pnpm@12.21.0 run build

# What runs: sources (Node reads TypeScript as it is), the built page, and the packages that the server needs.
FROM node:24.21.0-bookworm-slim AS install
WORKDIR /app
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --ignore-scripts --prod --no-optional --filter @stormbridge/cli...

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production PORT=8080 DATA_DIR=/data
WORKDIR /app
COPY --from=install /app /app
COPY --from=build /app/apps/web/dist /app/apps/web/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "apps/server/src/main.ts"]
