export default import.meta.glob<string>('./sv/*.md', { eager: true, query: '?raw', import: 'default' })
