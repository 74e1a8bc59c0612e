import Course
import Primitives
import Terminal
import Verdicts

/// What the terminal with the notes shows: where the demo is, what the author says about it, and what the audience sees.
package struct NotesPage: Sendable, Equatable {
    package var title: String
    /// The step's number, from 1.
    package var number: Int
    /// Which step of how many is shown, and which of its pages.
    package var place: String
    package var current: String
    package var next: String
    /// The answer to the question of this step; `nil` if it asks none.
    package var answer: String?
    /// What this step runs, or else the next one; empty if that runs nothing.
    package var code: String
    /// What the author says: about this section, or else about the lesson.
    package var notes: [String]
    /// Seconds that the plan allows for the steps before this one, and for all of them.
    package var planned: Int
    package var total: Int
    /// When the demo began, in seconds since 1970; `nil` before its first step is left.
    package var began: Int?
    /// What the demo says to the presenter; may be empty.
    package var state: String
    /// Whether free typing is on, so that only Esc works.
    package var isLive: Bool
    /// The number of a step to jump to, as far as it has been typed.
    package var typed: String?
    /// How many choices hands can be counted for; 0 if the step asks nothing.
    package var choices: Int
    /// Whether the audience's screen is blank until the next key.
    package var isBlank: Bool
    /// The rows of the screen that the room sees or, while it is blank, will see, without the place.
    package var screen: [String]
}

extension NotesPage {
    /// The page of a demo; `nil` if none is shown.
    ///
    /// - Parameters:
    ///   - screen: The rows that the room sees or, while it is blank, will see.
    ///   - now: Seconds since 1970, at the model's present time.
    package init?(_ model: Model, screen: [String], now: Int) {
        guard let presenting = model.presenting, let lesson = model.lesson, let step = presenting.step,
            let section = lesson.lesson.sections.element(at: step.section)
        else { return nil }
        let steps = presenting.presentation.steps
        func name(_ step: Step) -> String {
            let section = lesson.lesson.sections[step.section]
            return "\(section.title.isEmpty ? lesson.lesson.title : section.title) · \(step.label)"
        }
        title = lesson.lesson.title
        number = presenting.index + 1
        place = presenting.place(on: model.screen)
        current = name(step) + (presenting.leftOut.contains(presenting.index) ? " · left out of the plan" : "")
        if presenting.plan.element(at: presenting.index) == 0 { current += " · extra, not in the planned time" }
        next = presenting.next.map { name(steps[$0]) } ?? "the end"
        answer = lesson.answer(in: step)
        let runs = step.runs && !presenting.hasRun ? step : presenting.next.map { steps[$0] }
        let rehearsal = runs.flatMap(lesson.lesson.rehearsal(of:))
        code = rehearsal?.text ?? ""
        if case .session(let side)? = rehearsal?.place, runs.flatMap(model.scriptName(of:)) != nil { code = "\(side.rawValue): \(code)" }
        notes = section.notes.isEmpty ? lesson.lesson.sections.flatMap(\.notes) : section.notes
        // The clock starts when the first step is left.
        let first = steps.firstIndex { $0.section >= presenting.firstSection } ?? 0
        func seconds(before end: Int) -> Int {
            presenting.plan.indices.filter { $0 > first && $0 < end && !presenting.leftOut.contains($0) }.map { presenting.plan[$0] }
                .reduce(0, +)
        }
        planned = seconds(before: presenting.index)
        total = seconds(before: steps.count)
        began = presenting.began.map { now - Int((model.clock - $0) / 1000) }
        choices = model.countedChoices?.choices.count ?? 0
        let standing =
            if presenting.isLive {
                "Free typing is on."
            } else if presenting.isBlank {
                "The audience's screen is blank."
            } else {
                switch choices {
                case 0: ""
                case 2: "Press 1 or 2 to count a hand for that choice. Backspace removes the last one."
                default: "Press 1 to \(choices) to count a hand for that choice. Backspace removes the last one."
                }
            }
        let trouble = model.notice.flatMap { $0.isTrouble ? $0.text : nil }
        state = presenting.hint ?? trouble ?? standing
        isLive = presenting.isLive
        isBlank = presenting.isBlank
        typed = presenting.number
        self.screen = screen
        if let row = screen.lastIndex(where: { [place] in $0.hasSuffix(place) }) {
            let rest = screen[row].dropLast(place.count)
            self.screen[row] = String(rest.prefix(rest.count - rest.reversed().prefix { $0 == " " }.count))
        }
    }

    package var json: String {
        func number(_ number: Int) -> JSONValue { .number("\(number)") }
        func list(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }
        let members: [JSONValue.Member] = [
            .init("title", .text(title)), .init("number", number(self.number)), .init("place", .text(place)),
            .init("current", .text(current)), .init("next", .text(next)), .init("notes", list(notes)),
            .init("planned", number(planned)), .init("total", number(total)), .init("began", began.map(number) ?? .null),
            .init("state", .text(state)), .init("screen", list(screen)), .init("answer", answer.map { .text($0) } ?? .null),
            .init("code", .text(code)), .init("typed", typed.map { .text($0) } ?? .null), .init("live", .bool(isLive)),
            .init("choices", number(choices)), .init("blank", .bool(isBlank)),
        ]
        return JSONValue.object(members).json
    }

    /// `nil` if it isn't such a page.
    package init?(json: String) {
        do throws(JSONError) {
            let root = try JSONValue(parsing: json)
            guard let title = root["title"].text, let number = root["number"].int, let place = root["place"].text else { return nil }
            self.title = title
            self.number = number
            self.place = place
            current = root["current"].text ?? ""
            next = root["next"].text ?? ""
            notes = root["notes"].texts
            planned = root["planned"].int ?? 0
            total = root["total"].int ?? 0
            began = root["began"].int
            state = root["state"].text ?? ""
            answer = root["answer"].text
            code = root["code"].text ?? ""
            typed = root["typed"].text
            choices = root["choices"].int ?? 0
            isLive = root["live"].bool == true
            isBlank = root["blank"].bool == true
            screen = root["screen"].texts
        } catch {
            return nil
        }
    }
}
