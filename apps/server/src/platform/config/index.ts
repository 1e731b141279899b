export {
  type ConfigDefinition,
  type ConfigEntries,
  ConfigError,
  type ConfigOf,
  defineConfig,
  loadConfig,
} from './config.ts'
