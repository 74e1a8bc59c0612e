import Terminal

// MARK: - Control sequences

/// Sequences that libvterm 0.1.4 lacks, handles differently from the terminals that TERM names, or handles in a way that programs could
/// abuse.
extension TerminalEmulator {
    func obey(_ sequence: ControlSequence) {
        if sequence.isNamed("h", leader: "?") || sequence.isNamed("l", leader: "?") {
            // The library handles only the first parameter.
            for index in sequence.parameters.indices { setMode(sequence.number(index) ?? 0, sequence.isNamed("h", leader: "?")) }
        } else if sequence.isNamed("h") || sequence.isNamed("l") {
            for parameter in sequence.parameters {
                var one = sequence
                one.parameters = [parameter]
                handle.write(one.text)
            }
        } else if sequence.isNamed("b") {
            repeatLast(sequence.number(0) ?? 1)
        } else if sequence.isNamed("s") {
            // With parameters, it sets left and right margins, which these terminals don't have.
            if sequence.parameters.isEmpty { handle.write("\u{1B}7") }
        } else if sequence.isNamed("u") {
            handle.write("\u{1B}8")
            keepCursorInside()
        } else if sequence.isNamed("J"), sequence.number(0) == 3 {
            buffer.pointee.history.replace(with: [], recent: 0)
            buffer.pointee.touch()
        } else if sequence.isNamed("t") {
            // Windows can't be moved here, and a title report would be typed into the shell.
        } else if sequence.leader == nil, sequence.intermediates == [UInt8(ascii: "!")], sequence.last == UInt8(ascii: "p") {
            handle.softReset()
        } else {
            handle.write(sequence.text)
        }
    }

    func setMode(_ mode: Int, _ isOn: Bool) {
        let isAlternate = buffer.pointee.alternate != nil
        switch mode {
        // 80 or 132 columns: the window keeps its size, but is cleared.
        case 3: handle.write("\u{1B}[H\u{1B}[2J")
        case 47, 1047, 1049:
            if isOn == isAlternate { return }
            if isOn { mainCursor = place }
            write(mode == 1049 ? 1049 : 1047, isOn)
            if !isOn, mode == 1049, let mainCursor { moveCursor(column: mainCursor.x, row: mainCursor.y) }
            keepCursorInside()
        // Left and right margins.
        case 69: break
        case 1048:
            write(mode, isOn)
            keepCursorInside()
        default: write(mode, isOn)
        }
    }

    private func write(_ mode: Int, _ isOn: Bool) { handle.write("\u{1B}[?\(mode)\(isOn ? "h" : "l")") }

    /// REP, which ncurses uses for runs of the same character.
    private func repeatLast(_ count: Int) {
        guard let value = buffer.pointee.lastScalar, let scalar = Unicode.Scalar(value) else { return }
        // More characters would only overwrite the ones just written.
        let count = min(max(1, count), size.width * size.height)
        handle.write(String(repeating: String(Character(scalar)), count: count))
    }
}
