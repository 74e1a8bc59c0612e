import CEpoll
package import Dispatch
import Glibc

/// Reports on a queue when a descriptor is readable or writable, or when the other end has hung up.
///
/// Dispatch doesn't see the descriptor itself, but an epoll instance that contains only this descriptor and is readable when the descriptor
/// is ready. This works around two bugs of libdispatch on Linux. When a descriptor hangs up, `_dispatch_event_merge_fd` keeps using its
/// record of the descriptor, which the source's own thread may already have freed. And if a descriptor has two sources, one may be
/// registered for the other's events. An epoll instance never hangs up, and each watch has its own.
/// https://github.com/swiftlang/swift-corelibs-libdispatch/blob/main/src/event/event_epoll.c
/// https://man7.org/linux/man-pages/man7/epoll.7.html
package final class DescriptorWatch: Sendable {
    /// The event to wait for.
    package enum Interest: Sendable { case bytes, room }

    package let descriptor: Int32
    private let instance: Int32?
    // Safe: a Dispatch source may be used from any thread.
    private nonisolated(unsafe) let source: any DispatchSourceProtocol

    /// Creates a watch that starts with the first `resume` and must be canceled before it is released.
    package init(_ descriptor: Int32, for interest: Interest = .bytes, queue: DispatchQueue) {
        self.descriptor = descriptor
        instance = DescriptorWatch.holding(descriptor, interest == .bytes ? EPOLLIN : EPOLLOUT)
        source =
            if let instance {
                DispatchSource.makeReadSource(fileDescriptor: instance, queue: queue)
            } else if interest == .bytes {
                DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
            } else {
                DispatchSource.makeWriteSource(fileDescriptor: descriptor, queue: queue)
            }
    }

    /// An epoll instance that contains one descriptor; `nil` if epoll doesn't support the descriptor, as for a file, or there are too many.
    private static func holding(_ descriptor: Int32, _ events: EPOLL_EVENTS) -> Int32? {
        let instance = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard instance >= 0 else { return nil }
        var event = epoll_event(events: events.rawValue, data: epoll_data_t(fd: descriptor))
        if epoll_ctl(instance, EPOLL_CTL_ADD, descriptor, &event) == 0 { return instance }
        Glibc.close(instance)
        return nil
    }

    /// Sets the handler, which is called on the queue repeatedly while the descriptor is ready and the watch isn't suspended.
    package func whenReady(_ handler: @escaping @Sendable () -> Void) { source.setEventHandler(handler: handler) }

    package func resume() { source.resume() }

    /// Must be balanced by a `resume`.
    package func suspend() { source.suspend() }

    /// Ends the watch, and then runs `then` on the queue. The descriptor must not be closed before that.
    package func cancel(then: @escaping @Sendable () -> Void = {}) {
        source.setCancelHandler { [instance] in
            if let instance { Glibc.close(instance) }
            then()
        }
        source.cancel()
    }

    /// Ends the watch and closes the descriptor.
    package func close() {
        cancel { [descriptor] in
            // Closing twice is a bug: by then, the number may belong to another descriptor.
            let isClosed = Glibc.close(descriptor) == 0
            assert(isClosed, "the descriptor \(descriptor) was closed before")
        }
    }
}
