// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// Memory is overwritten before it is given back, for the whole program: on their way to the network
// a password and a token are copied by Qt into buffers of its own, which it only frees. glibc could
// do this by itself (M_PERTURB), but not for small pieces, which is where most of the copies are.

#if defined(__SANITIZE_ADDRESS__) // g++ says so
#define FAREWELL_SANITIZED
#elif defined(__has_feature) // clang
#if __has_feature(address_sanitizer)
#define FAREWELL_SANITIZED
#endif
#endif

#ifndef FAREWELL_SANITIZED // its own heap, in which nothing comes before it

#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <malloc.h>

namespace {

/// The heap behind us: the C library's, or one that was loaded in its place.
template <class Function>
Function *next(const char *name) noexcept
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

extern "C" void wipeAndFree(void *memory) noexcept
{
    static auto *const real = next<void(void *)>("free");
    if (memory != nullptr) {
        ::explicit_bzero(memory, ::malloc_usable_size(memory));
        real(memory);
    }
}

extern "C" void *wipeAndResize(void *memory, std::size_t size) noexcept
{
    static auto *const real = next<void *(void *, std::size_t)>("realloc");
    const std::size_t had = ::malloc_usable_size(memory);
    if (size <= had) {
        ::explicit_bzero(static_cast<char *>(memory) + size, had - size);
        return real(memory, size);
    }
    // Growing may mean moving, and what was left behind would not pass through free().
    void *moved = std::malloc(size);
    if (moved != nullptr && memory != nullptr) {
        std::memcpy(moved, memory, had);
        wipeAndFree(memory);
    }
    return moved;
}

} // namespace

// By these names everything calls them that the program has loaded.
extern "C" [[gnu::alias("wipeAndFree")]] void free(void *) noexcept;
extern "C" [[gnu::alias("wipeAndResize")]] void *realloc(void *, std::size_t) noexcept;

#endif
