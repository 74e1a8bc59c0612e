// Markdown and Mermaid laid out into styled lines, and the coloring of code.
//
// Three small stages with a value between each, so that no stage knows its neighbour's neighbour:
//
// - Markdown: `Markdown.Block` → `Layout` → `LaidOutLine`
// - Mermaid: text → `Diagram` (`EntityDiagram`, `Flowchart`) → `Level` → `Sketch` → `Scene` → `Drawing` → `Line`
// - code: text → `SyntaxSpan` → `Line`
//
// Only layout knows a width, only `Look` knows colors, and whatever text comes in leaves through Terminal's `SafeText`. Start with
// `LessonLayout` for what a lesson shows, `Layout` for Markdown, `Diagram` for pictures, `Highlight` for code; `RenderedText` writes lines.
