import Terminal
import Testing
import TutorCore
import TutorView

/// A tutor without a terminal or a server, driven like the event loop: messages and input in, frames and effects out. Each step also checks
/// that what the loop doesn't draw again has not changed.
protocol TutorStage {
    var model: Model { get set }
    var size: Size { get set }
    /// The effects of the last step.
    var effects: [Effect] { get set }
    var renderer: Renderer { get }
}

extension TutorStage {
    var frame: Frame { renderer.frame(of: model, size: size, theme: .mono) }
    var screen: String { frame.canvas.plainText }

    mutating func step(_ message: Message) {
        let change = model.change(by: message)
        let before = change == .everything ? nil : frame
        effects = model.update(message)
        if var redrawn = before {
            if change == .shellScreen { renderer.redrawShell(of: model, theme: .mono, in: &redrawn) }
            #expect(redrawn.canvas == frame.canvas)
            #expect(redrawn.map == frame.map)
        }
        effects += model.update(.drawn(frame.map))
    }

    mutating func step(_ event: InputEvent) {
        if case .resize(let size) = event {
            self.size = size
            effects = model.update(.drawn(frame.map))
        } else if let message = frame.message(for: event) {
            step(message)
        }
    }

    /// Presses keys by name, one after the other; a word that isn't a key's name is typed.
    mutating func press(_ names: String...) {
        var all: [Effect] = []
        for name in names {
            let keys = KeyName(name).map { [$0.event] } ?? name.map { KeyEvent.character($0) }
            for key in keys {
                step(.key(key))
                all += effects
            }
        }
        effects = all
    }

    /// Clicks the first cell that has this target.
    mutating func click(_ target: Target) {
        if let point = point(of: target) { step(.mouse(MouseEvent(.press, at: point))) }
    }

    func point(of target: Target) -> Point? {
        for y in 0..<size.height {
            for x in 0..<size.width where frame.target(at: Point(x: x, y: y)) == target { return Point(x: x, y: y) }
        }
        return nil
    }

    /// The upper left cell of the visible shell.
    var shellOrigin: Point { point(of: .shell(Point(x: 0, y: 0))) ?? Point(x: -1, y: -1) }
    var shellSize: Size { frame.map.shell }
}
