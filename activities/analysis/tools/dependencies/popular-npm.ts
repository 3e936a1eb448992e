/** The npm packages that most others build on, and well-known ones whose names are close to them. */
export const POPULAR_NPM: readonly string[] = `
  ajv angular ansi-regex ansi-styles antd apollo-client archiver async autoprefixer axios babel-core babel-eslint
  babel-jest babel-loader backbone bcrypt bcryptjs better-sqlite3 bluebird body-parser boom bootstrap browserify bullmq bunyan
  busboy camelcase chai chalk chart.js cheerio chokidar classnames cli-progress coffee-script coffeescript colors color commander
  compression concurrently config connect consola cookie cookie-parser cookies copy-webpack-plugin core-js cors cross-env
  cross-fetch cross-spawn css-loader cypress d3 date-fns dayjs debug deepmerge del discord.js dotenv drizzle-orm dtslint eclint
  ejs electron ember-cli emotion enquirer enzyme esbuild escape-html eslint eslint-config-prettier eslint-plugin-import
  eslint-plugin-react event-stream eventemitter3 execa express express-session express-validator fastify
  file-loader follow-redirects form-data formik fs-extra gatsby glob globby got graphql graphql-tag grunt gulp handlebars
  hapi helmet highlight.js history html-webpack-plugin http-errors http-proxy http-proxy-middleware http-server husky
  immer immutable inquirer ioredis isomorphic-fetch jade jasmine jest joi jquery js-yaml jsdoc jsdom json-schema json5 jsonschema jsonwebtoken
  karma knex koa koa-router lerna less lint-staged lodash lodash.get lodash.merge log4js lowdb lru-cache luxon
  mariadb marked material-ui memcached method-override micromatch mime mime-types minimatch minimist mkdirp mobx mocha
  mock-fs moment moment-timezone mongodb mongoose morgan multer mustache mysql mysql2 nanoid nconf needle nest next nock
  node-fetch node-forge node-gyp node-pre-gyp node-sass node-schedule nodemailer nodemon normalize.css npm nuxt nyc
  object-assign openai opossum optimist ora oracledb p-limit parcel passport passport-jwt passport-local path-to-regexp
  pg-promise phantomjs pino pinia playwright pm2 polished postcss postcss-loader postgres preact prettier prisma
  prom-client promise prop-types protobufjs proxy-agent pug puppeteer qs query-string ramda raw-body react react-dom
  react-native react-redux react-router react-router-dom react-scripts react-select readable-stream redis redux
  redux-saga redux-thunk reflect-metadata regenerator-runtime request request-promise require-dir reselect restify
  rimraf rollup rxjs safe-buffer safer-buffer sanitize-html sass sass-loader semver sequelize serialize-javascript serve
  serve-static shelljs shortid sinon snyk socket.io socket.io-client source-map source-map-support sqlite3 standard standardx
  storybook string-width strip-ansi stripe style-loader styled-components stylelint stylus superagent supertest
  supports-color svelte swagger-ui-express swiper swr tailwindcss tape tar terser three through2 tmp ts-jest ts-loader
  ts-node tslib tslint tslint-config-prettier ttypescript twilio typeorm typescript ua-parser-js uglify-js underscore undici url-loader uuid
  validator vite vitest vue vue-router vuex vuetify web3 webpack webpack-cli webpack-dev-server winston ws xml2js
  yargs yargs-parser yup zod zone.js zustand
`
  .trim()
  .split(/\s+/);
