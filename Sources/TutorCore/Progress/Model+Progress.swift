import Progress
import Terminal

/// The progress screen.
extension Model {
    mutating func showProgress() -> [Effect] {
        if location != .progress { beforeProgress = location }
        location = .progress
        tracker = nil
        return [.loadTracker]
    }

    mutating func handle(_ tracker: Tracker) -> [Effect] {
        var tracker = tracker
        tracker.last = begins?.progressID ?? tracker.last
        self.tracker = TrackerState(tracker)
        return readDay()
    }

    mutating func handle(_ record: DayRecord) {
        if tracker?.day == record.day { tracker?.record = record }
    }

    mutating func handleInProgress(_ key: KeyEvent) -> [Effect] {
        switch key.key {
        case .escape, .character("q"): location = lesson == nil ? .map : beforeProgress
        case .enter: return openFigure()
        case .down where tracker?.figure != .days, .tab: moveFigure(by: 1)
        case .up where tracker?.figure != .days, .backtab: moveFigure(by: -1)
        case .character("g"): return askForGoal()
        case .character("r") where tracker?.tracker.due.reviews.isEmpty == false: return showReview()
        case .character("k"): return perform(.reference)
        case .character("?"): return perform(.help)
        default: if tracker?.figure == .days { return moveDay(with: key) }
        }
        return []
    }

    private mutating func moveFigure(by step: Int) {
        guard let figure = tracker?.figure, let index = Figure.allCases.firstIndex(of: figure) else { return }
        let count = Figure.allCases.count
        tracker?.figure = Figure.allCases[(index + step + count) % count]
    }

    private mutating func moveDay(with key: KeyEvent) -> [Effect] {
        guard let tracker else { return [] }
        switch key.key {
        case .up: return selectDay(tracker.day - 1)
        case .down: return selectDay(tracker.day + 1)
        case .left: return selectDay(tracker.day - 7)
        case .right: return selectDay(tracker.day + 7)
        case .home: return selectDay(tracker.firstDay)
        case .end: return selectDay(tracker.tracker.activity.today)
        default: return []
        }
    }

    private mutating func selectDay(_ day: Int) -> [Effect] {
        guard let state = tracker else { return [] }
        let day = max(state.firstDay, min(state.tracker.activity.today, day))
        if day == state.day { return [] }
        tracker?.day = day
        return readDay()
    }

    private mutating func readDay() -> [Effect] {
        tracker?.record = nil
        return tracker.map { [.readDay($0.day)] } ?? []
    }

    /// Selects a figure and, in the heat map, a day. Opens what is selected already.
    mutating func press(_ figure: Figure, day: Int?) -> [Effect] {
        if tracker?.figure == figure, day == nil || day == tracker?.day { return openFigure() }
        tracker?.figure = figure
        return day.map { selectDay($0) } ?? []
    }

    /// Shows what the selected figure was derived from.
    private mutating func openFigure() -> [Effect] {
        guard let tracker else { return [] }
        return open(.figure(tracker.figure, ScrollState()))
    }

    private mutating func askForGoal() -> [Effect] {
        guard let tracker = tracker?.tracker else { return [] }
        let choices = GoalChoice.all(for: tracker)
        return open(.question(.goal(choices), DialogState(selected: choices.firstIndex { $0.goal == tracker.goal } ?? 0)))
    }

    mutating func set(_ goal: Goal?) -> [Effect] {
        tracker?.tracker.goal = goal
        return [.record(Event(.goalSet(goal), in: nil))]
    }
}
