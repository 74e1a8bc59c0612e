extension Theme {
    /// The values of `theme:` in config.yaml and of `--theme`.
    package enum Choice: String, Sendable, CaseIterable {
        /// Depends on the terminal's background.
        case auto
        case dark, light
        case highContrast = "high-contrast"
        case mono
    }

    /// The theme for a choice on this terminal.
    package init(_ choice: Choice, on terminal: TerminalColors) {
        switch choice {
        case _ where terminal.count < 8: self = terminal.showsDimAsGray ? .mono.withoutDim : .mono
        case .mono: self = terminal.showsDimAsGray ? .mono.withoutDim : .mono
        case .highContrast where terminal.count < 256: self = .mono.withoutDim
        case .highContrast: self = .highContrast
        case _ where terminal.isLinuxConsole: self = .console
        // The first sixteen colors depend on the user's palette and may be hard to read.
        case _ where terminal.count < 256: self = .neutral
        case .dark: self = .dark
        case .light: self = .light
        case .auto:
            switch terminal.background {
            case .dark: self = .dark
            case .light: self = .light
            case nil: self = .neutral
            }
        }
    }
}

/// What is known about a terminal's colors.
package struct TerminalColors: Sendable, Hashable {
    /// The number of available colors; 0 if colors are disabled.
    package var count: Int
    /// `nil` if unknown.
    package var background: Background?
    /// Whether it is the Linux console, whose palette is known.
    package var isLinuxConsole: Bool

    package init(count: Int, background: Background? = nil, isLinuxConsole: Bool = false) {
        self.count = count
        self.background = background
        self.isLinuxConsole = isLinuxConsole
    }

    var showsDimAsGray: Bool { isLinuxConsole }
}
