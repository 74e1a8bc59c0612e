import Course
import EngineValues
import Progress
import Terminal

/// Keys while an overlay is open.
extension Model {
    mutating func handleInOverlay(_ key: KeyEvent) -> [Effect] {
        switch overlay {
        case .menu(let menu): return handle(key, in: menu)
        case .some where key == .control("g") && presenting == nil:
            // Otherwise, the command's letter would get into the text below.
            overlay = .menu(MenuState())
            return []
        case .find(let finder): return handle(key, in: finder)
        case .history(let search): return handle(key, in: search)
        case .sections(let list, let typed): return handle(key, in: list, typed: typed)
        case .help(let scroll): return handleScroll(key, scroll) { .help($0) }
        case .tables(let scroll):
            // Other letters are likely meant for a search, which this list doesn't have.
            if case .character(let letter) = key.key, !key.control, !key.alt, letter != " " { return [] }
            return handleScroll(key, scroll) { .tables($0) }
        case .reference(let page, let scroll): return handleScroll(key, scroll) { .reference(page, $0) }
        case .figure(.due, _) where key == .character("r") && tracker?.tracker.due.reviews.isEmpty == false:
            overlay = nil
            return showReview()
        case .figure(.next, _) where key == KeyEvent(.enter):
            overlay = nil
            return tracker?.tracker.next.map { [.openLesson($0)] } ?? []
        case .figure(let figure, let scroll): return handleScroll(key, scroll) { .figure(figure, $0) }
        case .runs(let question, let scroll):
            let effects = handleScroll(key, scroll) { .runs(question, $0) }
            overlay = overlay ?? question.overlay
            return effects
        case .question(let question, var state):
            switch state.handle(key, choices: question.choices) {
            case .open:
                // Whoever goes on typing hasn't read the question, and Enter at the end of the text must not answer it.
                if case .character = key.key {
                    state.selected = -1
                    notice = Notice(LessonText.questionFirst)
                }
                overlay = .question(question, state)
            case .chosen(let index): return answer(question, with: index)
            case .closed: overlay = nil
            }
            return []
        case nil: return []
        }
    }

    private mutating func handle(_ key: KeyEvent, in menu: MenuState) -> [Effect] {
        var menu = menu
        if key == .control("g"), lesson?.focus == .shell, location == .lesson {
            overlay = nil
            return handleInShell(key)
        }
        if case .function = key.key, let command = Command.all.first(where: { self.key(of: $0) == key }) { return choose(command) }
        return finish(menu.handle(key, items: menuItems, height: screen.overlay.height), menu)
    }

    /// Handles a click in the menu.
    mutating func choose(_ entry: Menu.Entry) -> [Effect] {
        guard case .menu(var menu) = overlay else { return [] }
        return finish(menu.choose(entry, menuItems), menu)
    }

    private mutating func finish(_ outcome: MenuState.Outcome, _ menu: MenuState) -> [Effect] {
        switch outcome {
        case .open: overlay = .menu(menu)
        case .chosen(let index): return choose(menuEntries[index])
        case .refused(let index):
            overlay = .menu(menu)
            notice = Notice(menuItems[index].disabledReason ?? "")
        case .closed: overlay = nil
        }
        return []
    }

    mutating func choose(_ command: Command) -> [Effect] {
        overlay = nil
        return perform(command)
    }

    /// Carries out the chosen answer to a question.
    mutating func answer(_ question: Question, with index: Int) -> [Effect] {
        overlay = nil
        guard let key = question.choices.element(at: index)?.key else { return [] }
        switch question {
        case .alert: return []
        case .startOver(let choices, let losses): return startOver(choices[index], losses)
        case .fileConflict(let path, _): return settleConflict(path, keepsOwn: key == "1")
        case .startFilesOver(let changes): return key == "y" ? startFilesOver(changes) : []
        case .resetServers: return key == "y" ? resetServers() : []
        case .goal(let choices): return set(choices[index].goal)
        case .solution: return key == "y" ? showSolution() : []
        case .leftovers(let leftovers): return answer(leftovers, remove: key == "r")
        case .engine(let question): return key == "y" ? act(question.action) : []
        case .session(let question): return answer(question, with: key)
        case .trust(let question): return answer(question, with: key)
        case .placement(let offer): return offer.placement(chosenBy: key).map { [.startPlacement($0)] } ?? []
        case .leavingPlacement: return key == "l" ? quit(asksFirst: false) : []
        }
    }

    private mutating func handleScroll(_ key: KeyEvent, _ scroll: ScrollState, _ again: (ScrollState) -> Overlay) -> [Effect] {
        var scroll = scroll
        let scrolls = scroll.handle(key, of: screen.overlay.lineCount, height: screen.overlay.height)
        // A letter closes nothing that someone reads, except those that are commands for it.
        let isOther = if case .character(let letter) = key.key { !["q", "?"].contains(letter) } else { false }
        overlay = scrolls || isOther ? again(scroll) : nil
        return []
    }
}
