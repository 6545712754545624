# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Real servers, a real browser and a real desktop for the journeys of Farewell."""
