export default import.meta.glob<string>('./no/*.md', { eager: true, query: '?raw', import: 'default' })
