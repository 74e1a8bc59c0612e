import Course
import DockerCLI
import EngineValues
import Terminal
import TutorCore
import Verdicts

/// Banners at the bottom of the screen, shown as long as they apply: name conflicts, and a shell without a guard.
extension Painter {
    func asideLines(width: Int) -> [Line] {
        guard lesson != nil, width > 0 else { return [] }
        let conflicts = model.nameConflicts.flatMap {
            TextWrap.lines(Line("! " + $0.words, theme[.warning]), width: width, rest: Line("  "))
        }
        return guardLines(width: width) + conflicts
    }

    /// A warning that docker in the shell doesn't use the lesson's socket, and what that means.
    private func guardLines(width: Int) -> [Line] {
        guard let lesson, lesson.lesson.engine.hasContainers, lesson.shells.tab?.isGuarded == false else { return [] }
        return TextWrap.lines(Line("! " + ShellText.unguarded, theme[.warning]), width: width, rest: Line("  "))
    }

    func drawAsides(_ plan: ScreenPlan, into frame: inout Frame) {
        let area = plan.asides
        guard !area.isEmpty else { return }
        drawBelowWork(asideLines(width: area.width), in: area, into: &frame)
    }
}

extension Model {
    /// Conflicts over the names that the exercise requires, and over others that the lesson gives.
    var nameConflicts: [NameConflict] {
        guard let lesson else { return [] }
        var conflicts: [NameConflict] = []
        if let exercise = lookedAt, case .known(let state) = lesson.facts[exercise.id] { conflicts = state.conflicts }
        return conflicts + lesson.engine.inventory.conflicts.filter { other in !conflicts.contains { $0.object.id == other.object.id } }
    }
}
