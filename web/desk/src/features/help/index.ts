export { HelpButton } from './HelpButton'
export { isHelpName, type HelpName } from './catalogue'
