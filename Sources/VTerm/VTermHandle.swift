import CVTerm

/// A libvterm terminal without its screen, which ``ScreenBuffer`` provides. https://www.leonerd.org.uk/code/libvterm/
struct VTermHandle: ~Copyable {
    private let vterm: OpaquePointer

    /// The callbacks get `buffer`, which must outlive the handle. Replies and the bytes for keys are appended to `output`.
    init(columns: Int, rows: Int, buffer: UnsafeMutablePointer<ScreenBuffer>, output: UnsafeMutablePointer<[UInt8]>) {
        // This fails only when memory runs out, and then nothing else works either.
        guard let vterm = vterm_new(Int32(rows), Int32(columns)) else { preconditionFailure("no memory for a terminal") }
        self.vterm = vterm
        vterm_set_utf8(vterm, 1)
        vterm_output_set_callback(
            vterm,
            { bytes, count, user in
                guard let bytes, let output = user?.assumingMemoryBound(to: [UInt8].self) else { return }
                // More than any well-behaved program could have requested.
                if output.pointee.count < 65_536 { output.pointee.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count)) }
            }, output)
        let state = vterm_obtain_state(vterm)
        vterm_state_set_callbacks(state, ScreenBuffer.callbacks, buffer)
        vterm_state_reset(state, 1)
    }

    deinit { vterm_free(vterm) }
}

// MARK: - Output of the program

extension VTermHandle {
    /// The library uses four bytes of stack for each of these.
    private static let maxAtOnce = 4096

    /// Takes only what ``ControlSieve`` passes on: complete characters and complete sequences.
    func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        let bytes = UnsafeRawBufferPointer(bytes).bindMemory(to: CChar.self)
        var start = 0
        while start < bytes.count {
            var end = min(bytes.count, start + VTermHandle.maxAtOnce)
            // Never split a character. As signed numbers, continuation bytes are the smallest ones.
            while end < bytes.count, bytes[end] < -64 { end -= 1 }
            vterm_input_write(vterm, bytes.baseAddress.map { $0 + start }, end - start)
            start = end
        }
    }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }

    /// DECSTR: resets the modes, but keeps the screen's contents.
    func softReset() { vterm_state_reset(vterm_obtain_state(vterm), 0) }

    /// Changes only the library's size; ``ScreenBuffer`` resizes the screen.
    func setSize(columns: Int, rows: Int) { vterm_set_size(vterm, Int32(rows), Int32(columns)) }

    /// Where the next character goes. May be beyond the edge after returning to a position that a smaller window no longer has.
    var cursor: (column: Int, row: Int) {
        var place = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(vterm), &place)
        return (Int(place.col), Int(place.row))
    }
}

// MARK: - Input

extension VTermHandle {
    func key(_ key: VTermKey, _ modifiers: VTermModifier) { vterm_keyboard_key(vterm, key, modifiers) }

    func beginPaste() { vterm_keyboard_start_paste(vterm) }
    func endPaste() { vterm_keyboard_end_paste(vterm) }

    func moveMouse(column: Int, row: Int) { vterm_mouse_move(vterm, Int32(row), Int32(column), VTERM_MOD_NONE) }
    func button(_ number: Int, isPressed: Bool) { vterm_mouse_button(vterm, Int32(number), isPressed, VTERM_MOD_NONE) }
}
