import Terminal
import Testing
import TutorCore
import TutorView

/// A tutor without a terminal or a server, driven like the event loop: messages and input in, frames and effects out. Each step also checks
/// that what the loop doesn't draw again has not changed.
protocol TutorStage {
    var tutor: DrawnModel { get set }
    /// The effects of the last step.
    var effects: [Effect] { get set }
}

/// A model at a size. Its frame is drawn once after each change, because drawing takes most of the time of these tests.
struct DrawnModel {
    var model = Model() { didSet { kept = nil } }
    var size: Size { didSet { kept = nil } }
    let renderer = Renderer()
    private var kept: Frame?

    init(size: Size) { self.size = size }

    var frame: Frame { kept ?? renderer.frame(of: model, size: size, theme: .mono) }

    /// Draws the frame and keeps it.
    mutating func draw() -> Frame {
        let frame = frame
        kept = frame
        return frame
    }
}

extension TutorStage {
    var model: Model {
        get { tutor.model }
        set { tutor.model = newValue }
    }
    var size: Size { tutor.size }
    var frame: Frame { tutor.frame }
    var screen: String { frame.canvas.plainText }

    mutating func step(_ message: Message) { step([message]) }

    /// Handles messages that arrive together, and draws once.
    mutating func step(_ messages: [Message]) {
        effects = []
        for message in messages {
            let change = model.change(by: message)
            let before = change == .everything ? nil : tutor.draw()
            effects += tutor.model.update(message)
            if var redrawn = before {
                if change == .shellScreen { tutor.renderer.redrawShell(of: model, theme: .mono, in: &redrawn) }
                let drawn = tutor.draw()
                #expect(redrawn.canvas == drawn.canvas)
                #expect(redrawn.map == drawn.map)
            }
        }
        show()
    }

    mutating func step(_ event: InputEvent) {
        if case .resize(let size) = event {
            tutor.size = size
            effects = []
            show()
        } else if let message = tutor.draw().message(for: event) {
            step(message)
        }
    }

    /// Draws, and tells the model what the frame shows.
    private mutating func show() {
        let map = tutor.draw().map
        guard !model.hasAdopted(map) else { return }
        effects += tutor.model.update(.drawn(map))
        _ = tutor.draw()
    }

    /// Presses keys by name, a second apart; a word that isn't a key's name is typed quickly.
    mutating func press(_ names: String...) {
        var all: [Effect] = []
        for name in names {
            model.clock += 1000
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
