package import Terminal
package import TutorCore

/// Draws models. Keeps what was laid out, so that a frame costs only what has changed since.
package final class Renderer {
    private let cache = LayoutCache()

    package init() {}

    /// The whole screen at a size.
    package func frame(of model: Model, size: Size, theme: Theme) -> Frame {
        Painter(model: model, size: size, theme: theme, cache: cache).frame()
    }
}
