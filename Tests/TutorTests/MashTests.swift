import Course
import Glibc
import Progress
import Terminal
import Testing
import TutorCore
import TutorView

/// Random keys on all screens.
struct MashTests {
    /// The number of keys in total; `CALF_MASH` overrides it.
    private static let keyCount = getenv("CALF_MASH").flatMap { Int(String(cString: $0)) } ?? 1_200
    /// `CALF_MASH_SEED` chooses other keys.
    private static let seed = getenv("CALF_MASH_SEED").flatMap { UInt64(String(cString: $0)) } ?? 0
    private static let sizes = [(40, 12), (80, 24), (100, 30), (120, 36), (160, 48), (210, 50)]

    private static let names = [
        "Enter", "Enter", "Enter", "Esc", "Esc", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home",
        "End",
        "Backspace", "Delete", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "^G", "^G", "^C", "^U", "^P", "^N", "^Z", "^Y",
        "Alt-z", "Alt-Enter",
        "n",
        "p", "b", "e", "s", "q", "a", "d", "w", "t", "y", "?", "/", "#", ";", "1", "3", "N", "P", "X", "Z", "H", "C", "T", "E", "M", "U",
        "O",
        "漢",
    ]

    /// Where the keys are pressed.
    enum Scene: String, CaseIterable, CustomTestStringConvertible {
        case lesson, sessions, containers

        var testDescription: String { rawValue }
    }

    @Test(arguments: sizes, Scene.allCases)
    func `no sequence of keys crashes, breaks what a screen promises, or loses a draft`(size: (Int, Int), scene: Scene) throws {
        var random = RepeatableRandom(seed: UInt64(size.0) + Self.seed * 1_000)
        var stage = try stage(scene, size)
        var kept: [Draft.Key: String] = [:]
        var seen: Set<String> = []
        var open: [Effect] = []
        let keys = Self.names.map { KeyName($0)?.event ?? .character(Character($0)) }
        var recent: [String] = []
        for number in 0..<Self.keyCount / Self.sizes.count / Scene.allCases.count {
            let index = Int(random.next() % UInt64(keys.count))
            recent = recent.suffix(30) + [Self.names[index]]
            guard let message = stage.frame.message(for: .key(keys[index])) else { continue }
            // As a word, or slowly.
            stage.model.clock += Int64(random.next() % 1000)
            stage.step(message)
            open += stage.effects
            note(stage.effects, &kept)
            if number % 7 == 0 {
                let world = LessonWorld(passes: random.next() % 3 == 0, failsRuns: random.next() % 3 == 0)
                note(try world.settle(&stage, open), &kept)
                open = []
            }
            try check(stage, kept, &seen, "after \(recent.joined(separator: " "))")
        }
    }

    private func stage(_ scene: Scene, _ size: (Int, Int)) throws -> Stage {
        var stage = try Stage(width: size.0, height: size.1, text: scene == .containers ? Self.containers : Stage.text)
        stage.step(.lessonOpened(OpenedLesson(state: try stage.lesson, drafts: [:])))
        try LessonWorld().settle(&stage)
        switch scene {
        case .lesson, .containers: break
        case .sessions: stage.press("n", "^G", "N", "e", "^O")
        }
        return stage
    }

    private static let containers =
        PortsLesson.opening + """
            ## Doors

            ```sh run
            docker ps
            ```

            ## Exercise: A door

            Open one.

            ```text starter path=door.txt
            closed
            ```

            ```sh solution
            docker run -d --name shop -p 8080:80 nginx:alpine
            ```

            ```text hint
            Which option publishes a port?
            ```

            ```yaml check
            containers:
              shop: { running: true }
            ```

            ## In one breath

            A port is a door.
            """

    private func note(_ effects: [Effect], _ kept: inout [Draft.Key: String]) {
        for case .keepDraft(let key, let draft) in effects { kept[key] = draft.text }
    }

    private func check(_ stage: Stage, _ kept: [Draft.Key: String], _ seen: inout Set<String>, _ context: String) throws {
        let frame = stage.frame
        #expect(frame.canvas.size == stage.size, "\(context)")
        // Once for each key bar: pressing all of its keys takes long.
        let bar = frame.canvas.row(stage.size.height - 1)
        if seen.insert("\(stage.model.location) \(stage.model.lesson?.focus as Any) \(bar)").inserted {
            let broken = try ScreenPromise(stage).broken
            if !broken.isEmpty { Issue.record("\(broken) \(context)\n\(stage.screen)") }
        }
        guard let lesson = stage.model.lesson else { return }
        for (id, pad) in lesson.pads {
            let text = kept[lesson.draftKey(of: id)]
            if pad.isUnsaved || (text != nil && text != pad.editor.text) { Issue.record("a draft is lost \(context)") }
        }
        guard stage.model.location == .lesson, stage.model.overlay == nil else { return }
        if lesson.focus == .editor, frame.map.editor.height > 0, frame.canvas.cursor == nil {
            Issue.record("an editor without a cursor \(context)")
        }
    }
}

/// The same numbers in every run.
private struct RepeatableRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
