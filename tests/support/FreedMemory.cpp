// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/FreedMemory.h"

#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <malloc.h>

#ifdef __SANITIZE_ADDRESS__
// <sanitizer/allocator_interface.h>, which Debian's g++ does not bring along. NOLINTBEGIN
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*onMalloc)(const volatile void *,
                                                                          std::size_t),
                                                         void (*onFree)(const volatile void *));
extern "C" std::size_t __sanitizer_get_allocated_size(const volatile void *memory);
// NOLINTEND
#endif

namespace farewell {

namespace {

// A C function has no object to ask.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<FreedMemory *> watching = nullptr;

void lookAt(const void *memory, std::size_t size)
{
    FreedMemory *const watcher = watching;
    if (watcher != nullptr && memory != nullptr) {
        watcher->look(memory, size);
    }
}

#ifdef __SANITIZE_ADDRESS__

void ignore(const volatile void * /*memory*/, std::size_t /*size*/)
{
}

void lookAtFreed(const volatile void *memory)
{
    const void *const plain = const_cast<const void *>(memory); // NOLINT
    lookAt(plain, __sanitizer_get_allocated_size(plain));
}

#else

template <class Function>
Function *next(const char *name) noexcept
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

extern "C" void lookAndFree(void *memory) noexcept
{
    static auto *const real = next<void(void *)>("free");
    lookAt(memory, ::malloc_usable_size(memory));
    real(memory);
}

extern "C" void *lookAndResize(void *memory, std::size_t size) noexcept
{
    static auto *const real = next<void *(void *, std::size_t)>("realloc");
    lookAt(memory, ::malloc_usable_size(memory)); // for it may move
    return real(memory, size);
}

#endif

} // namespace

FreedMemory::FreedMemory(QByteArrayView text)
    : m_outer(watching), m_text(text)
{
    m_wide.reserve(2 * text.size()); // what it left behind when it grows would be found
    for (const char c : text) {
        m_wide += c;
        m_wide += '\0';
    }
#ifdef __SANITIZE_ADDRESS__
    static const int hooks = __sanitizer_install_malloc_and_free_hooks(&ignore, &lookAtFreed);
    Q_ASSERT(hooks > 0);
#endif
    watching = this;
}

FreedMemory::~FreedMemory()
{
    watching = m_outer;
    m_wide.fill('\0'); // or the next one would find it
}

void FreedMemory::look(const void *memory, std::size_t size)
{
    if (m_outer != nullptr) {
        m_outer->look(memory, size);
    }
    const auto holds = [memory, size](QByteArrayView text) {
        return ::memmem(memory, size, text.data(), static_cast<std::size_t>(text.size()))
            != nullptr;
    };
    const auto holdsHalf = [&holds](QByteArrayView text) {
        // As a QString it is cut between two characters, too.
        const qsizetype middle = text.size() / 4 * 2;
        return holds(text.first(middle)) || holds(text.sliced(middle));
    };
    if (holdsHalf(m_text) || holdsHalf(m_wide)) {
        m_found = true;
    }
    const QByteArrayView block(static_cast<const char *>(memory), static_cast<qsizetype>(size));
    const auto *const place = static_cast<const char *>(m_place.load());
    if (place >= block.begin() && place < block.end()) {
        m_isGivenBack = true;
    }
}

} // namespace farewell

#ifndef __SANITIZE_ADDRESS__ // it has a heap of its own, and tells by itself

// By these names everything calls them that the program has loaded.
extern "C" [[gnu::alias("lookAndFree")]] void free(void *) noexcept;
extern "C" [[gnu::alias("lookAndResize")]] void *realloc(void *, std::size_t) noexcept;

#endif
