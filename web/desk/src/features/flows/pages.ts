/** The pages of flows, in one file for the browser: the canvas comes with them. */
export { MailFlowPage } from './MailFlowPage'
