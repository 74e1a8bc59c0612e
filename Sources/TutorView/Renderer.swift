package import Terminal
package import TutorCore

/// Draws models. Caches layouts, so that a frame costs only what has changed since the last one.
package final class Renderer {
    private let cache = LayoutCache()

    package init() {}

    /// Draws the whole screen at a given size.
    package func frame(of model: Model, size: Size, theme: Theme) -> Frame {
        Painter(model: model, size: size, theme: theme, cache: cache).frame()
    }

    /// Updates a frame of a model in which only the screen of the shell shown has changed.
    package func redrawShell(of model: Model, theme: Theme, in frame: inout Frame) {
        if let tab = model.lesson?.shells.tab { frame.drawShell(tab, isFocused: model.isInShell, theme: theme) }
    }
}
