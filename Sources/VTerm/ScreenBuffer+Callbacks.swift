import CVTerm
import Terminal

// MARK: - libvterm callbacks

extension ScreenBuffer {
    /// Shared by all terminals, so it is created once and never freed.
    // Never modified after it was created.
    nonisolated(unsafe) static let callbacks: UnsafePointer<VTermStateCallbacks> = {
        let table = UnsafeMutablePointer<VTermStateCallbacks>.allocate(capacity: 1)
        table.initialize(to: VTermStateCallbacks())
        table.pointee.putglyph = { info, place, user in
            guard let info = info?.pointee, let scalars = info.chars, let buffer = ScreenBuffer.at(user) else { return 0 }
            buffer.pointee.put(scalars, columns: Int(info.width), column: Int(place.col), row: Int(place.row))
            return 1
        }
        table.pointee.movecursor = { place, _, _, user in
            ScreenBuffer.at(user)?.pointee.moveCursor(column: Int(place.col))
            return 1
        }
        table.pointee.scrollrect = { area, down, right, user in
            ScreenBuffer.at(user)?.pointee.scroll(area, down: Int(down), right: Int(right)) == true ? 1 : 0
        }
        table.pointee.moverect = { target, source, user in
            ScreenBuffer.at(user)?.pointee.move(to: target, from: source)
            return 1
        }
        table.pointee.erase = { area, _, user in
            ScreenBuffer.at(user)?.pointee.erase(area)
            return 1
        }
        table.pointee.initpen = { user in
            ScreenBuffer.at(user)?.pointee.pen.reset()
            return 1
        }
        table.pointee.setpenattr = { attribute, value, user in
            if let value { ScreenBuffer.at(user)?.pointee.pen.set(attribute, value.pointee) }
            return 1
        }
        table.pointee.settermprop = { property, value, user in
            if let value { ScreenBuffer.at(user)?.pointee.set(property, value.pointee) }
            return 1
        }
        return UnsafePointer(table)
    }()

    private static func at(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ScreenBuffer>? {
        user?.assumingMemoryBound(to: ScreenBuffer.self)
    }
}
