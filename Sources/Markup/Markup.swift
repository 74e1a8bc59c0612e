// Lays out Markdown and Mermaid as styled lines, and highlights code.
//
// Three pipelines of small stages, with a value type between each two, so that every stage depends only on the adjacent values:
//
// - Markdown: `Markdown.Block` → `Layout` → `Line`
// - Mermaid: text → `Diagram` (`EntityDiagram`, `Flowchart`) → `Level` → `Scene` → `Drawing` → `Line`
// - code: text → `SyntaxSpan` → `Line`
//
// Only the layout stages know the width, only `Look` knows colors, and all text passes through Terminal's `SafeText`. Start with
// `LessonLayout` for lessons, `Layout` for Markdown, `Diagram` for pictures, and `Highlight` for code; `RenderedText` writes lines.
