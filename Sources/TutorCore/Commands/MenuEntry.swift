package import Terminal

/// A line of the Ctrl-G menu.
package enum MenuEntry: Sendable, Equatable {
    case command(Command)
    /// Has no letter, but a key of the focused pane.
    case engine(EngineCommand)
}

extension Model {
    /// Everything that can be done here, starting with the commands specific to the focused pane.
    package var menuEntries: [MenuEntry] {
        guard location == .lesson, let lesson, lesson.focus == .engine else { return Command.listed(in: self).map(MenuEntry.command) }
        let own = EngineCommand.all.filter { $0.belongs(in: lesson.engine) }
        return own.map(MenuEntry.engine) + Command.listed(in: self).map(MenuEntry.command)
    }

    /// The entries as lines of the menu.
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
