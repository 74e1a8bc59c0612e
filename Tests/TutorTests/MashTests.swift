import Course
import Glibc
import Grading
import Postgres
import Progress
import Terminal
import Testing
import TutorCore
import TutorView

/// Random keys on all screens.
struct MashTests {
    /// The number of keys in total; `CALF_MASH` overrides it.
    private static let keyCount = getenv("CALF_MASH").flatMap { Int(String(cString: $0)) } ?? 1_200
    private static let sizes = [(40, 12), (80, 24), (100, 30), (120, 36), (160, 48), (210, 50)]

    private static let names = [
        "Enter", "Enter", "Enter", "Esc", "Esc", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home",
        "End",
        "Backspace", "Delete", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "^G", "^G", "^C", "^U", "^P", "^N", "^_", "Alt-Enter",
        "n",
        "p", "b", "e", "s", "q", "a", "d", "w", "t", "y", "?", "/", ";", "1", "3", "N", "P", "X", "Z", "H", "C", "T", "E", "M", "U", "O",
        "漢",
    ]

    @Test(arguments: sizes)
    func `no sequence of keys crashes, shows a wrong key bar or loses a draft`(width: Int, height: Int) throws {
        var random = RepeatableRandom(seed: UInt64(width))
        var stage = try Stage(width: width, height: height)
        var kept: [Draft.Key: String] = [:]
        let keys = Self.names.map { KeyName($0)?.event ?? .character(Character($0)) }
        var recent: [String] = []
        for number in 0..<Self.keyCount / Self.sizes.count {
            let index = Int(random.next() % UInt64(keys.count))
            recent = recent.suffix(30) + [Self.names[index]]
            let frame = stage.frame
            guard let message = frame.message(for: .key(keys[index])) else { continue }
            stage.effects = stage.model.update(message)
            note(stage.effects, &kept)
            if number % 7 == 0 { try settle(&stage, &random, &kept) }
            try check(stage, kept, "after \(recent.joined(separator: " "))")
        }
    }

    private func note(_ effects: [Effect], _ kept: inout [Draft.Key: String]) {
        for case .keepDraft(let key, let draft) in effects { kept[key] = draft.text }
    }

    /// Lets running work finish.
    private func settle(_ stage: inout Stage, _ random: inout RepeatableRandom, _ kept: inout [Draft.Key: String]) throws {
        stage.effects = stage.model.update(.drawn(stage.frame.map))
        note(stage.effects, &kept)
        guard let run = stage.model.lesson?.pad.activity.run, case .running? = stage.model.lesson?.pad.activity else {
            if case .judging(let run, _, _)? = stage.model.lesson?.pad.activity, let exercise = stage.model.lesson?.exercise {
                let verdict: Verdict = random.next() % 3 == 0 ? .pass : .fail
                let judgement = Judgement(verdict: verdict, feedback: [Feedback(kind: .rows, message: "1 row differs.")])
                stage.step(.judged(run, exercise: exercise.id, judgement, wasAsked: random.next() % 2 == 0))
            }
            return
        }
        if random.next() % 3 == 0 {
            stage.step(.runFinished(run, Trouble(headline: "The server could not run this statement.", sqlstate: "42601", message: "No.")))
        } else {
            try stage.answer(["name"], [["Ada"], [nil]], tag: "SELECT 2")
        }
    }

    private func check(_ stage: Stage, _ kept: [Draft.Key: String], _ context: String) throws {
        let frame = stage.frame
        #expect(frame.canvas.size == stage.size, "\(context)")
        guard let lesson = stage.model.lesson else { return }
        for (id, pad) in lesson.pads {
            let text = kept[id.draftKey(in: lesson.id)]
            if pad.isUnsaved || (text != nil && text != pad.editor.text) { Issue.record("a draft is lost \(context)") }
        }
        // Every enabled key in the bar runs an available command.
        let y = stage.size.height - 1
        for x in 0..<stage.size.width {
            guard case .command(let command)? = frame.target(at: Point(x: x, y: y)), stage.model.overlay == nil else { continue }
            let isShownEnabled = frame.canvas.row(y).contains("(\(command.shortLabel(in: stage.model)))") == false
            if isShownEnabled, command.availability(in: stage.model) != .now { Issue.record("\(command) is shown as enabled \(context)") }
        }
        // The cursor is shown where typing goes, and hidden where typing has no effect.
        guard stage.model.location == .lesson, stage.model.overlay == nil else { return }
        let takesText = lesson.prompt != nil || lesson.focus == .editor
        if !takesText, lesson.focus == .text, frame.canvas.cursor != nil { Issue.record("a cursor without a field \(context)") }
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
