package import Terminal

/// A line of the Ctrl-G menu.
package enum MenuEntry: Sendable, Equatable {
    case command(Command)
    /// Has no letter, but a key of the pane that is in front.
    case engine(EngineCommand)
}

extension Model {
    /// All that can be done here: first what the pane in front alone can do.
    package var menuEntries: [MenuEntry] {
        guard location == .lesson, let lesson, lesson.focus == .engine else { return Command.listed(in: self).map(MenuEntry.command) }
        let own = EngineCommand.allCases.filter { $0.belongs(in: lesson.engine) }
        return own.map(MenuEntry.engine) + Command.listed(in: self).map(MenuEntry.command)
    }

    /// As the menu lists them.
    package var menuItems: [Menu.Item] {
        menuEntries.map { entry in
            switch entry {
            case .command(let command): command.menuItem(in: self)
            case .engine(let command): command.menuItem(in: lesson?.engine ?? EngineState())
            }
        }
    }

    mutating func choose(_ entry: MenuEntry) -> [Effect] {
        switch entry {
        case .command(let command): return choose(command)
        case .engine(let command):
            overlay = nil
            return perform(command)
        }
    }
}
